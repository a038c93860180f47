-- severity: error
-- message: No two agreements have the same name.
-- why: Tables and figures show the name; two agreements with the same name cannot be told apart.
-- fix: Add the year or the subject to the name.
-- example: two rows named Japan-US ACSA
select 'agreements' as table_name, agreement_id as row_id, 'name' as field_name, name as found
from agreements
qualify row_number() over (partition by lower(name) order by agreement_id) > 1
