-- says: One row per agreement and pair of its parties, with the days on which it was signed, took effect and ended.
-- why: The first three columns are the edge and its two ends; start and end are what Gephi reads as an edge's life.
with members as (
    select agreement_id, actor_id, min(start_date) as joined, max(end_date) as leaved
    from agreement_parties
    where role not in ('depositary', 'observer')
    group by agreement_id, actor_id
)
select
    o.agreement_id || ':' || m.actor_id || ':' || n.actor_id as id,
    m.actor_id as source,
    n.actor_id as target,
    o.agreement_id as agreement,
    o.name as label,
    o.agreement_kind as kind,
    o.legal_status as legal_status,
    o.status,
    o.party_count = 2 as is_bilateral,
    o.signed_min as signed,
    greatest(o.in_force_min, date_min(m.joined), date_min(n.joined)) as "start",
    least(o.ended_max, date_max(m.leaved), date_max(n.leaved)) as "end"
from agreement_overview o
join members m on m.agreement_id = o.agreement_id
join members n on n.agreement_id = o.agreement_id and n.actor_id > m.actor_id
order by 1
