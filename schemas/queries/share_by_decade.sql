-- description: Pairs of states tied by an agreement of two parties every tenth year and in the last, and the share of them that includes the United States, as pages establish (min) and as it may be (max).
-- why: The thesis in a table short enough to read.
-- example:
select year, ties_min, ties_max, usa_min, usa_max, usa_share_min, usa_share_max
from hub_share
where agreement_kind = 'any' and ties_of = 'bilateral' and (year % 10 = 0 or year = (select max(year) from hub_share))
order by year
