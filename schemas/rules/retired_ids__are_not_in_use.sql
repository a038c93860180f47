-- severity: error
-- message: A retired id is not in use.
-- why: Ids are never reused, so that an old reference never leads to something new.
-- fix: Give the row another id, or delete the row of retired_ids.
-- example: gbr-jpn-raa.signed retired and in use
select 'retired_ids' as table_name, r.table_name || '/' || r.row_id as row_id, 'row_id' as field_name, r.row_id as found
from retired_ids r
join row_keys k on k.table_name = r.table_name and k.row_id = r.row_id
