-- says: Ties in force by year for a kind of agreement (or all), and the share of them that includes the United States.
-- why: The thesis that a hub and its spokes became a web, as a number.
-- example: agreement_kind=all
select year, ties, ties_with_usa, usa_share, bilateral_ties, bilateral_ties_with_usa, bilateral_usa_share
from hub_share
where agreement_kind = :agreement_kind
order by year
