-- One row per agreement and party that is bound by it or takes part in it.
select p.agreement_id, p.actor_id, a.name, a.actor_kind = 'state' as is_state, min(p.role) as role, min(p.start_date) as start_date, max(p.end_date) as end_date
from agreement_parties p
join actors a on a.actor_id = p.actor_id
where p.role not in ('depositary', 'observer')
group by all
