-- One row per pair of states (the lower id first), year and kind in which an agreement is or may be in force, and one over
-- all kinds (any). n_min: pages establish it. n_max: those, and those that may be in force.
with tied as (
    select actor_1, actor_2, year, agreement_kind, agreement_id, is_certain from _dyad_agreement_years
    union all
    select actor_1, actor_2, year, 'any', agreement_id, is_certain from _dyad_agreement_years
)
select
    t.actor_1 as state_1,
    t.actor_2 as state_2,
    t.year,
    t.agreement_kind,
    m.ccode as ccode1,
    n.ccode as ccode2,
    m.gwcode as gwcode1,
    n.gwcode as gwcode2,
    a.iso3 as iso3_1,
    b.iso3 as iso3_2,
    count(*) filter (where t.is_certain) as n_min,
    count(*) as n_max,
    string_agg(t.agreement_id, ';' order by t.agreement_id) as agreement_ids
from tied t
join _member_years m on m.state_id = t.actor_1 and m.year = t.year
join _member_years n on n.state_id = t.actor_2 and n.year = t.year
join codelist_state a on a.code = t.actor_1
join codelist_state b on b.code = t.actor_2
group by all
order by state_1, state_2, t.year, t.agreement_kind
