-- description: Bilateral ties without the hub that pages establish, in 1960 and today.
-- why: The title states what the data of the day say.
select max(h.ties_min - h.usa_min) filter (where h.year = 1960) as "then", max(h.ties_min - h.usa_min) filter (where h.year = year(p.created)) as now,
    any_value(p.version) as version, any_value(strftime(cast(p.created as date), '%-d %B %Y')) as day
from hub_share h, package p
where h.ties_of = 'bilateral' and h.agreement_kind = 'any'
