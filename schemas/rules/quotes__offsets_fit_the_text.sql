-- severity: error
-- message: char_end minus char_start is the length of the text.
-- why: A span of another length cannot contain these words.
-- fix: Count the code points of the local text again.
-- example: char_start 10, char_end 20, text of 12 characters
select 'quotes' as table_name, quote_id as row_id, 'char_end' as field_name, (char_end - char_start) || ' is not ' || length(text) as found
from quotes
where char_end - char_start <> length(text)
