-- severity: error
-- message: No agreement amends, supersedes, implements or rests on itself, directly or through others.
-- why: In a cycle of successors there is no latest agreement.
-- fix: Delete or reverse one relation of the cycle.
-- example: a supersedes b, b supersedes a
with recursive links as (
    select r.agreement_id, r.related_agreement_id, r.relation
    from agreement_relations r
    join codelist_relation c on c.code = r.relation
    where c.acyclic = 'true' and r.agreement_id <> r.related_agreement_id
),
reach as (
    select agreement_id as origin, related_agreement_id as reached, relation from links
    union
    select r.origin, l.related_agreement_id, r.relation
    from reach r
    join links l on l.agreement_id = r.reached and l.relation = r.relation
),
circles as (
    select relation, min(origin) as origin
    from reach
    where origin = reached
    group by relation
)
select 'agreements' as table_name, origin as row_id, 'agreement_id' as field_name, relation || ' itself' as found
from circles
