-- severity: error
-- message: A continuation begins after the end of the quote that it continues.
-- why: The span that continues comes later in the text.
-- fix: Swap the two rows, or correct the offsets.
-- example: char_start 10 continues a span that ends at 50
select 'quotes' as table_name, q.quote_id as row_id, 'continues_id' as field_name, q.char_start || ' is before ' || o.char_end as found
from quotes q
join quotes o on o.quote_id = q.continues_id and o.source_id = q.source_id
where q.char_end <= o.char_start
