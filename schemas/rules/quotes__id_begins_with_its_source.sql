-- severity: error
-- message: The id of a quote begins with the id of its source and a dot.
-- why: In a sorted list, the quotes of a source are together.
-- fix: Name it <source_id>.q<number>.
-- example: quote-17
select 'quotes' as table_name, quote_id as row_id, 'quote_id' as field_name, quote_id as found
from quotes
where not starts_with(quote_id, source_id || '.')
