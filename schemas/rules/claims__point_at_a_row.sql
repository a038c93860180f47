-- severity: error
-- message: A claim names a row that exists.
-- why: When a row is renamed, its claims must follow.
-- fix: Correct row_id: the primary key, a composite one joined by a slash.
-- example: row_id gbr-jpn-raa.sgned
select 'claims' as table_name, c.claim_id as row_id, 'row_id' as field_name, c.row_id as found
from claims c
anti join row_keys k on k.table_name = c.table_name and k.row_id = c.row_id
where c.table_name in (select table_name from contract_fields)
