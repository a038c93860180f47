-- description: The pair of states with the most kinds of bilateral agreement in force.
-- why: The title states what the data of the day say.
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

select a.name as first, b.name as second, x.low as most, 22 as size, p.version, strftime(cast(p.created as date), '%-d %B %Y') as day
from pairs x
join actors a on a.actor_id = x.actor_1
join actors b on b.actor_id = x.actor_2
cross join package p
order by x.low desc, x.high desc, x.actor_1, x.actor_2
limit 1
