-- Runs of years in which an agreement of a kind ties a pair of states: surely in force, or perhaps.
with runs as (
    select state_1, state_2, agreement_kind, year, n_min > 0 as is_certain,
        year - row_number() over (partition by state_1, state_2, agreement_kind, n_min > 0 order by year) as run
    from dyad_years
    where agreement_kind <> 'any' and n_max > 0
)
select state_1, state_2, agreement_kind, min(year) as first_year, max(year) as last_year, is_certain
from runs
group by state_1, state_2, agreement_kind, is_certain, run
order by state_1, state_2, agreement_kind, min(year), is_certain
