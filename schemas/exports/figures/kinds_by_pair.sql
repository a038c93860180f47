-- description: One row per ordered pair of states: id and name of each, kinds of bilateral agreement in force between them, at least and at most.
-- why: The web at a glance: who has how many kinds of promise with whom.
select d.one, a.name as one_name, d.two, b.name as two_name, d.low, d.high
from (
    select actor_1 as one, actor_2 as two, low, high from _kinds_by_pair
    union all
    select actor_2, actor_1, low, high from _kinds_by_pair
) d
join actors a on a.actor_id = d.one
join actors b on b.actor_id = d.two
order by d.one, d.two
