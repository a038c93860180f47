-- One row per pair of members of a state system with at least one of the Indo-Pacific (the lower id first), year and kind,
-- and any. in_force: 1 pages establish an agreement; 0 none is known and the pair was searched for the kind; empty where it
-- was not, or one may be in force. n: agreements established, never empty. Any is 0 only where every kind is 0.
with searched as (
    select distinct c.actor_id, c.partner_id, c.agreement_kind, y.year
    from coverage c
    join (select unnest(range(1900, 2200)) as year) y on y.year between year(date_min(c.start_date)) and year(date_max(c.end_date))
    where c.level <> 'leads'
),
frame as (
    select m.state_id as state_1, n.state_id as state_2, m.year
    from _member_years m
    join _member_years n on n.year = m.year and n.state_id > m.state_id
        and (m.ccode is not null and n.ccode is not null or m.gwcode is not null and n.gwcode is not null)
    join codelist_state s on s.code = m.state_id
    join codelist_state t on t.code = n.state_id
    where s.region <> 'other' or t.region <> 'other'
),
covered as (
    select f.state_1, f.state_2, f.year, s.agreement_kind
    from frame f
    join searched s on s.year = f.year and s.actor_id = f.state_1 and coalesce(s.partner_id, f.state_2) = f.state_2
    union
    select f.state_1, f.state_2, f.year, s.agreement_kind
    from frame f
    join searched s on s.year = f.year and s.actor_id = f.state_2 and coalesce(s.partner_id, f.state_1) = f.state_1
),
kinds as (
    select code as agreement_kind, 1 as needed from codelist_agreement_kind
    union all
    select 'any', count(*) from codelist_agreement_kind
),
looked as (
    select state_1, state_2, year, unnest([agreement_kind, 'any']) as agreement_kind from covered
),
counted as (
    select state_1, state_2, year, agreement_kind, count(*) as kinds from looked group by all
)
select
    f.state_1, f.state_2, f.year, k.agreement_kind,
    case
        when d.n_min > 0 then 1
        when d.n_max is null and c.kinds = k.needed then 0
    end as in_force,
    coalesce(d.n_min, 0) as n
from frame f
cross join kinds k
left join dyad_years d on d.state_1 = f.state_1 and d.state_2 = f.state_2 and d.year = f.year and d.agreement_kind = k.agreement_kind
left join counted c on c.state_1 = f.state_1 and c.state_2 = f.state_2 and c.year = f.year and c.agreement_kind = k.agreement_kind
