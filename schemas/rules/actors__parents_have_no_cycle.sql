-- severity: error
-- message: No actor is its own parent, directly or through others.
-- why: A hierarchy with a cycle has no top.
-- fix: Correct parent_id of one of them.
-- example: a has parent b, b has parent a
with recursive reach as (
    select actor_id as origin, parent_id as reached from actors where parent_id is not null
    union
    select r.origin, a.parent_id
    from reach r
    join actors a on a.actor_id = r.reached
    where a.parent_id is not null
)
select 'actors' as table_name, min(origin) as row_id, 'parent_id' as field_name, 'its own parent' as found
from reach
where origin = reached
having count(*) > 0
