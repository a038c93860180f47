-- severity: error
-- message: An item does not end before it starts.
-- why: A period that ends before it begins cannot be counted.
-- fix: Swap or correct start_date and end_date.
-- example: start_date 2024-05, end_date 2023
select 'items' as table_name, item_id as row_id, 'end_date' as field_name, end_date || ' < ' || start_date as found
from items
where left(end_date, least(length(end_date), length(start_date))) < left(start_date, least(length(end_date), length(start_date)))
