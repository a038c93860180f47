-- description: One row per ordered pair of states: id and name of each, kinds of bilateral agreement in force between them, at least and at most.
-- why: The web at a glance: who has how many kinds of promise with whom.
with sizes as (
    select agreement_id
    from agreement_parties
    where role not in ('depositary', 'observer')
    group by agreement_id
    having count(distinct actor_id) = 2
),
pairs as (
    select y.actor_1, y.actor_2, count(distinct y.agreement_kind) filter (where y.is_certain) as low, count(distinct y.agreement_kind) as high
    from _dyad_agreement_years y
    join sizes using (agreement_id)
    join package p on y.year = year(p.created)
    group by all
)

select d.one, a.name as one_name, d.two, b.name as two_name, d.low, d.high
from (
    select actor_1 as one, actor_2 as two, low, high from pairs
    union all
    select actor_2, actor_1, low, high from pairs
) d
join actors a on a.actor_id = d.one
join actors b on b.actor_id = d.two
order by d.one, d.two
