-- description: Pairs of states tied by a kind of agreement (or any) by year, and the share of them that includes the United States, as pages establish (min) and as it may be (max).
-- why: The thesis that a hub and its spokes became a web, as a range.
-- example: agreement_kind=any ties_of=bilateral
select year, ties_min, ties_max, usa_min, usa_max, usa_share_min, usa_share_max
from hub_share
where agreement_kind = :agreement_kind and ties_of = :ties_of
order by year
