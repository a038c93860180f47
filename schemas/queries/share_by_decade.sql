-- says: Bilateral ties in force every tenth year and in the last, and the share of them that includes the United States.
-- why: The thesis in a table short enough to read.
-- example:
select year, ties, usa_share, bilateral_ties, bilateral_ties_with_usa, bilateral_usa_share
from hub_share
where agreement_kind = 'all' and (year % 10 = 0 or year = (select max(year) from hub_share))
order by year
