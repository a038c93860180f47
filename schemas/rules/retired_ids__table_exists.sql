-- severity: error
-- message: A retired id belongs to a table of the package.
-- why: The name of the table is misspelt.
-- fix: Correct table_name.
-- example: table_name event
select 'retired_ids' as table_name, r.table_name || '/' || r.row_id as row_id, 'table_name' as field_name, r.table_name as found
from retired_ids r
where r.table_name not in (select table_name from contract_fields)
