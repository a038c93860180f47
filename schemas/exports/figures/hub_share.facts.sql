-- description: The hub's share of all bilateral ties, as a range, in 1960 and today.
-- why: The title states what the data of the day say.
with ranges as (
    select year, printf('%.0f to %.0f %%', 100 * usa_share_min, 100 * usa_share_max) as words
    from hub_share
    where ties_of = 'bilateral' and agreement_kind = 'any'
)
select max(r.words) filter (where r.year = 1960) as "then", max(r.words) filter (where r.year = year(p.created)) as now,
    any_value(p.version) as version, any_value(strftime(cast(p.created as date), '%-d %B %Y')) as day
from ranges r, package p
