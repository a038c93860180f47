-- description: One row per kind and year: title of the kind, year, lowest and highest share; kinds in the order in which they are drawn.
-- why: The thesis as a range, kind by kind.
with bilateral as (
    select * from hub_share where ties_of = 'bilateral' and usa_share_min is not null
),
kept as (
    select agreement_kind, ties_min as ties_now
    from bilateral, package
    where year = year(created) and (ties_min >= 8 or agreement_kind = 'any')
)
select coalesce(k.title, 'All kinds') as title, h.year, h.usa_share_min, h.usa_share_max
from bilateral h
join kept using (agreement_kind)
left join codelist_agreement_kind k on k.code = h.agreement_kind
order by h.agreement_kind <> 'any', kept.ties_now desc, title, h.year
