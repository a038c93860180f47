-- How an agreement is related to others, seen from each of the two.
with both_ways as (
    select agreement_id, related_agreement_id as other_id, relation, true as is_first from agreement_relations
    union all
    select related_agreement_id, agreement_id, relation, false from agreement_relations
)
select b.agreement_id, b.other_id, b.relation, b.is_first, h.name, h.status, h.placed
from both_ways b
join _heads h on h.agreement_id = b.other_id
order by b.agreement_id, h.placed, b.other_id, b.relation
