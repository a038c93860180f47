-- One row per year, kind (and any) and set of ties: pairs of states tied by an agreement in force, and the share of them that
-- includes the United States, each as what pages establish (min) and what may be (max). Sets: all agreements; those of two
-- states; and those of two states among the pairs whose agreements of the kind were searched in every year of the panel.
with rules as (
    select cast(value as integer) as first_year, year(created) as last_year from codelist_setting, package where code = 'first_year'
),
searched as (
    select c.actor_id, c.partner_id, c.agreement_kind
    from coverage c, rules r
    where c.level <> 'leads' and year(date_min(c.start_date)) <= r.first_year and year(date_max(c.end_date)) >= r.last_year
),
ties as (
    select y.year, y.agreement_kind, y.actor_1, y.actor_2, y.is_certain, b.agreement_id is not null as is_bilateral,
        exists(
            select 1 from searched s
            where s.agreement_kind = y.agreement_kind
                and (s.actor_id = y.actor_1 and coalesce(s.partner_id, y.actor_2) = y.actor_2 or s.actor_id = y.actor_2 and coalesce(s.partner_id, y.actor_1) = y.actor_1)
        ) as is_constant
    from _dyad_agreement_years y
    left join _bilateral_agreements b on b.agreement_id = y.agreement_id
),
sets as (
    select 'all' as ties_of, * from ties
    union all
    select 'bilateral', * from ties where is_bilateral
    union all
    select 'constant', * from ties where is_bilateral and is_constant
),
pairs as (
    select ties_of, year, unnest([agreement_kind, 'any']) as agreement_kind, actor_1, actor_2, is_certain from sets
),
known as (
    select ties_of, year, agreement_kind, 'usa' in (actor_1, actor_2) as has_usa, bool_or(is_certain) as is_certain
    from pairs
    group by ties_of, year, agreement_kind, actor_1, actor_2
),
sums as (
    select
        year, agreement_kind, ties_of,
        count(*) filter (where is_certain) as ties_min,
        count(*) as ties_max,
        count(*) filter (where is_certain and has_usa) as usa_min,
        count(*) filter (where has_usa) as usa_max
    from known
    group by all
)
select
    *,
    case when ties_max >= 5 then round(coalesce(usa_min / nullif(usa_min + ties_max - usa_max, 0), 1), 4) end as usa_share_min,
    case when ties_max >= 5 then round(coalesce(usa_max / nullif(usa_max + ties_min - usa_min, 0), 0), 4) end as usa_share_max
from sums
order by year, agreement_kind, ties_of
