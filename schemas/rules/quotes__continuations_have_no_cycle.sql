-- severity: error
-- message: No quote continues itself, directly or through others.
-- why: In a cycle there is no first span.
-- fix: Leave continues_id of the first span empty.
-- example: q1 continues q2, q2 continues q1
with recursive reach as (
    select quote_id as origin, continues_id as reached from quotes where continues_id is not null
    union
    select r.origin, q.continues_id
    from reach r
    join quotes q on q.quote_id = r.reached
    where q.continues_id is not null
)
select 'quotes' as table_name, min(origin) as row_id, 'continues_id' as field_name, 'continues itself' as found
from reach
where origin = reached
having count(*) > 0
