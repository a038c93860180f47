-- severity: error
-- message: The id that replaces a retired one exists.
-- why: Readers follow it to the new row.
-- fix: Correct replaced_by, or leave it empty.
-- example: replaced_by an id that no row has
select 'retired_ids' as table_name, r.table_name || '/' || r.row_id as row_id, 'replaced_by' as field_name, r.replaced_by as found
from retired_ids r
anti join row_keys k on k.table_name = r.table_name and k.row_id = r.replaced_by
where r.replaced_by is not null and r.table_name in (select table_name from contract_fields)
