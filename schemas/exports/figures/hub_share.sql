-- says: One row per kind and year: title of the kind, year, share, number of ties; kinds in the order in which they are drawn.
-- why: The thesis as a number, kind by kind.
with kept as (
    select agreement_kind, bilateral_ties as ties_now
    from hub_share, package
    where year = year(created) and (bilateral_ties >= 8 or agreement_kind = 'all')
)
select coalesce(k.title, 'All kinds') as title, h.year, h.bilateral_usa_share as share, h.bilateral_ties as count
from hub_share h
join kept using (agreement_kind)
left join codelist_agreement_kind k on k.code = h.agreement_kind
where h.bilateral_ties >= 2
order by h.agreement_kind <> 'all', kept.ties_now desc, title, h.year
