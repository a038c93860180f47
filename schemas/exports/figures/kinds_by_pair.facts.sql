-- description: The pair of states with the most kinds of bilateral agreement in force.
-- why: The title states what the data of the day say.
select a.name as first, b.name as second, x.low as most, p.version, strftime(cast(p.created as date), '%-d %B %Y') as day
from _kinds_by_pair x
join actors a on a.actor_id = x.actor_1
join actors b on b.actor_id = x.actor_2
cross join package p
order by x.low desc, x.high desc, x.actor_1, x.actor_2
limit 1
