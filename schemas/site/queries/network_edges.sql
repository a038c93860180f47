-- Runs of years in which an agreement of a kind ties a pair of states: surely in force, or perhaps.
with days as (
    select distinct actor_1, actor_2, agreement_kind, year, bool_or(is_certain) as is_certain
    from _dyad_agreement_years
    where actor_1 < actor_2
    group by actor_1, actor_2, agreement_kind, year
),
runs as (
    select *, year - row_number() over (partition by actor_1, actor_2, agreement_kind, is_certain order by year) as run from days
)
select actor_1, actor_2, agreement_kind, min(year) as first_year, max(year) as last_year, is_certain
from runs
group by actor_1, actor_2, agreement_kind, is_certain, run
order by actor_1, actor_2, agreement_kind, min(year)
