-- One page per unordered pair of states that are in an agreement together.
select p.pair_id, a.actor_id as actor_1, b.actor_id as actor_2, a.name as name_1, b.name as name_2, count(*) as agreements
from _partners p
join actors a on a.actor_id = p.actor_1 and a.actor_kind = 'state'
join actors b on b.actor_id = p.actor_2 and b.actor_kind = 'state'
where p.actor_1 < p.actor_2
group by all
order by p.pair_id
