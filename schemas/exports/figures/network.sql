-- description: One row per panel and pair of states tied by a bilateral agreement in force: panel, the two states with code and group.
-- why: The same ties that the derived table on the share of the hub counts.
with years as (
    select unnest([1960, 1990, 2010, 2022, year(created)]) as year from package
)
select distinct
    y.year as panel, y.actor_1 as id_1, a.name as label_1, s.region as group_1, y.actor_2 as id_2, b.name as label_2, t.region as group_2
from _dyad_agreement_years y
join years using (year)
join _bilateral_agreements z on z.agreement_id = y.agreement_id
join codelist_state s on s.code = y.actor_1
join codelist_state t on t.code = y.actor_2
join actors a on a.actor_id = y.actor_1
join actors b on b.actor_id = y.actor_2
where y.is_certain
order by all
