-- severity: error
-- since: 0.1.0
-- says: One person holds a post of one title in one organisation once, unless the terms differ.
-- why: Two ids for one post split its quotes.
-- cure: Merge the rows and retire one id, or give both terms their start dates.
-- example: two rows for one minister
select 'positions' as table_name, position_id as row_id, 'title' as field_name, title as found
from positions
qualify row_number() over (partition by person_id, organisation_id, lower(title), start_date order by position_id) > 1
