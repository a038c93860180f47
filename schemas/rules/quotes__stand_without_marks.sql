-- severity: error
-- message: The text of a quote has no quotation marks around it.
-- why: Every row is a quotation; marks would break comparisons with the page.
-- fix: Delete the first and the last mark.
-- example: “This is important”
select 'quotes' as table_name, quote_id as row_id, 'text' as field_name, left(text, 60) as found
from quotes
where (starts_with(text, '“') and ends_with(text, '”')) or (starts_with(text, '"') and ends_with(text, '"'))
    or (starts_with(text, '「') and ends_with(text, '」'))
