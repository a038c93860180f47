-- description: One row per actor that is a party to an agreement; the first column is the id of the node.
-- why: A network needs its nodes named, coded and placed in a region.
with members as (
    select actor_id, count(distinct agreement_id) as agreements
    from agreement_parties
    where role not in ('depositary', 'observer')
    group by actor_id
)
select a.actor_id as id, a.name as label, a.actor_kind as kind, a.iso3, s.region, m.agreements
from members m
join actors a on a.actor_id = m.actor_id
left join codelist_state s on s.code = a.actor_id
order by a.actor_id
