-- description: The balanced panel: one row per pair of members of a state system with at least one of the Indo-Pacific, the lower id first, and year.
-- why: Models need the pairs without a tie too. Per kind 1, 0 or empty by coverage; kind_n counts the agreements established and is never empty.
set variable kinds = (
    select string_agg(
        format('cast(max(in_force) filter (where agreement_kind = ''{0}'') as tinyint) as "{0}", cast(max(n) filter (where agreement_kind = ''{0}'') as smallint) as "{0}_n"', code),
        ', ' order by code <> 'any', code
    )
    from (select code from codelist_agreement_kind union all select 'any')
);
with wide as (
    from query('select state_1, state_2, year, ' || getvariable('kinds') || ' from _panel_cells group by state_1, state_2, year')
)
select
    w.state_1, w.state_2, a.iso3 as iso3_1, b.iso3 as iso3_2,
    cast(m.ccode as smallint) as ccode1, cast(n.ccode as smallint) as ccode2,
    cast(m.gwcode as smallint) as gwcode1, cast(n.gwcode as smallint) as gwcode2, w.* exclude (state_1, state_2)
from wide w
join codelist_state a on a.code = w.state_1
join codelist_state b on b.code = w.state_2
join _member_years m on m.state_id = w.state_1 and m.year = w.year
join _member_years n on n.state_id = w.state_2 and n.year = w.year
order by w.state_1, w.state_2, w.year
