-- With whom a party has agreements, and how many.
select p.actor_1 as actor_id, p.actor_2 as partner_id, a.name, p.pair_id, a.actor_kind = 'state' as is_state, count(*) as agreements,
    count(*) filter (where h.status = 'in_force') as in_force, count(*) filter (where h.party_count = 2) as bilateral
from _partners p
join _heads h on h.agreement_id = p.agreement_id
join actors a on a.actor_id = p.actor_2
group by all
order by p.actor_1, a.name, p.actor_2
