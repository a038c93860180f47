-- severity: error
-- message: A claim refers to a row that exists.
-- why: If the id of a row changes, its claims must change too.
-- fix: Correct row_id: the primary key, with slashes between its columns if there are several.
-- example: row_id gbr-jpn-raa.sgned
select 'claims' as table_name, c.claim_id as row_id, 'row_id' as field_name, c.row_id as found
from claims c
anti join row_keys k on k.table_name = c.table_name and k.row_id = c.row_id
where c.table_name in (select table_name from contract_fields)
