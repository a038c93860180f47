-- severity: error
-- message: The same words of the same speaker are one quote.
-- why: A statement printed by ten papers is one statement.
-- fix: Keep the quote of the best source, and retire the other id.
-- example: one sentence with two ids
select 'quotes' as table_name, quote_id as row_id, 'text' as field_name, left(text, 60) as found
from quotes
qualify row_number() over (partition by speaker_id, lower(regexp_replace(text, '[^\p{L}\p{N}]+', '', 'g')), said_on order by quote_id) > 1
