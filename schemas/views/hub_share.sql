-- One row per year and kind (and one per year over all kinds): pairs of states tied by an agreement in force,
-- and the share of them that includes the United States. A pair counts when at least one of the two is of the
-- Indo-Pacific. A multilateral pact ties every pair of its parties; the bilateral columns leave such pacts out.
with sizes as (
    select agreement_id, count(distinct p.actor_id) = 2 as is_bilateral
    from agreement_parties p
    join actors a on a.actor_id = p.actor_id and a.actor_kind = 'state'
    where p.role not in ('depositary', 'observer')
    group by agreement_id
),
ties as (
    select y.year, y.agreement_kind, y.actor_1, y.actor_2, bool_or(z.is_bilateral) as is_bilateral
    from _dyad_agreement_years y
    join sizes z on z.agreement_id = y.agreement_id
    join codelist_state s on s.code = y.actor_1
    join codelist_state t on t.code = y.actor_2
    where y.is_certain and y.actor_1 < y.actor_2 and (s.region <> 'other' or t.region <> 'other')
    group by all
),
counted as (
    select * from ties
    union all
    select year, 'all', actor_1, actor_2, bool_or(is_bilateral) from ties group by all
),
sums as (
    select
        year,
        agreement_kind,
        count(*) as ties,
        count(*) filter (where 'usa' in (actor_1, actor_2)) as ties_with_usa,
        count(*) filter (where is_bilateral) as bilateral_ties,
        count(*) filter (where is_bilateral and 'usa' in (actor_1, actor_2)) as bilateral_ties_with_usa
    from counted
    group by year, agreement_kind
)
select
    *,
    round(ties_with_usa / ties, 4) as usa_share,
    round(bilateral_ties_with_usa / nullif(bilateral_ties, 0), 4) as bilateral_usa_share
from sums
order by year, agreement_kind
