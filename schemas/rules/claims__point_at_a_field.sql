-- severity: error
-- message: A claim refers to a table and a column of the package.
-- why: A claim on a column that does not exist supports nothing.
-- fix: Correct table_name or field_name.
-- example: field_name signed_date in events
select 'claims' as table_name, c.claim_id as row_id, 'field_name' as field_name, c.table_name || '.' || c.field_name as found
from claims c
anti join contract_fields f on f.table_name = c.table_name and f.field_name = c.field_name
