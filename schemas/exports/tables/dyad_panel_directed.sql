-- description: The balanced panel in both orders: one row per ordered pair of members of a state system with at least one of the Indo-Pacific, and year.
-- why: Directed dyad-years are what peacesciencer and EUGene make.
select * from dyad_panel
union all by name
select * replace (
    state_2 as state_1, state_1 as state_2, iso3_2 as iso3_1, iso3_1 as iso3_2,
    ccode2 as ccode1, ccode1 as ccode2, gwcode2 as gwcode1, gwcode1 as gwcode2
)
from dyad_panel
order by state_1, state_2, year
