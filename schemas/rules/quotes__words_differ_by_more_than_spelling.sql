-- severity: warn
-- message: Two quotes of one speaker differ by more than a few letters.
-- why: One statement printed in two spellings is one quote.
-- fix: Keep the quote of the best source, and retire the other id.
-- example: one sentence with honour and with honor
with spoken as (
    select speaker_id, regexp_replace(lower(text), '[^\p{L}\p{N}]+', '', 'g') as words, min(quote_id) as quote_id
    from quotes
    where quote_kind <> 'indirect'
    group by all
)
select distinct 'quotes' as table_name, b.quote_id as row_id, 'text' as field_name, 'almost the words of ' || a.quote_id as found
from spoken a
join spoken b on b.speaker_id = a.speaker_id and b.quote_id > a.quote_id
where jaro_winkler_similarity(a.words, b.words) >= 0.95
