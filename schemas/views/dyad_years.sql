-- One row per ordered pair of states and year; per kind a flag and a count of agreements in force.
-- 1: at least one in force. 0: none, and one of the two states was searched systematically for the kind in that year.
-- Empty: not covered, or an agreement may have been in force whose entry into force no page tells.
with pairs as (
    select distinct actor_1, actor_2 from _dyad_agreement_years
),
searched as (
    select c.actor_id, c.agreement_kind, y.year
    from coverage c
    join (select unnest(range(1900, 2200)) as year) y on y.year between year(date_min(c.start_date)) and year(date_max(c.end_date))
    where c.level = 'systematic' and c.partner_id is null
),
frame as (
    select p.actor_1, p.actor_2, y.year, k.code as agreement_kind
    from pairs p
    cross join (select distinct year from _agreement_years) y
    cross join codelist_agreement_kind k
),
counted as (
    select actor_1, actor_2, year, agreement_kind,
        count(*) filter (where is_certain) as n,
        count(*) filter (where not is_certain) as unsure
    from _dyad_agreement_years
    group by all
),
cells as (
    select f.actor_1, f.actor_2, f.year, f.agreement_kind,
        case
            when c.n > 0 then c.n
            when c.unsure > 0 then null
            when s.actor_id is not null or t.actor_id is not null then 0
        end as n
    from frame f
    left join counted c using (actor_1, actor_2, year, agreement_kind)
    left join searched s on s.actor_id = f.actor_1 and s.agreement_kind = f.agreement_kind and s.year = f.year
    left join searched t on t.actor_id = f.actor_2 and t.agreement_kind = f.agreement_kind and t.year = f.year
)
select
    x.code as ccode1,
    y.code as ccode2,
    a.iso3 as iso3_1,
    b.iso3 as iso3_2,
    c.year,
    cast(max(sign(n)) filter (where agreement_kind = 'mutual_defence') as integer) as mutual_defence,
    max(n) filter (where agreement_kind = 'mutual_defence') as mutual_defence_n,
    cast(max(sign(n)) filter (where agreement_kind = 'consultation') as integer) as consultation,
    max(n) filter (where agreement_kind = 'consultation') as consultation_n,
    cast(max(sign(n)) filter (where agreement_kind = 'defence_cooperation') as integer) as defence_cooperation,
    max(n) filter (where agreement_kind = 'defence_cooperation') as defence_cooperation_n,
    cast(max(sign(n)) filter (where agreement_kind = 'reciprocal_access') as integer) as reciprocal_access,
    max(n) filter (where agreement_kind = 'reciprocal_access') as reciprocal_access_n,
    cast(max(sign(n)) filter (where agreement_kind = 'visiting_forces') as integer) as visiting_forces,
    max(n) filter (where agreement_kind = 'visiting_forces') as visiting_forces_n,
    cast(max(sign(n)) filter (where agreement_kind = 'status_of_forces') as integer) as status_of_forces,
    max(n) filter (where agreement_kind = 'status_of_forces') as status_of_forces_n,
    cast(max(sign(n)) filter (where agreement_kind = 'basing_access') as integer) as basing_access,
    max(n) filter (where agreement_kind = 'basing_access') as basing_access_n,
    cast(max(sign(n)) filter (where agreement_kind = 'logistics') as integer) as logistics,
    max(n) filter (where agreement_kind = 'logistics') as logistics_n,
    cast(max(sign(n)) filter (where agreement_kind = 'information_security') as integer) as information_security,
    max(n) filter (where agreement_kind = 'information_security') as information_security_n,
    cast(max(sign(n)) filter (where agreement_kind = 'equipment_transfer') as integer) as equipment_transfer,
    max(n) filter (where agreement_kind = 'equipment_transfer') as equipment_transfer_n,
    cast(max(sign(n)) filter (where agreement_kind = 'co_development') as integer) as co_development,
    max(n) filter (where agreement_kind = 'co_development') as co_development_n,
    cast(max(sign(n)) filter (where agreement_kind = 'arms_transfer') as integer) as arms_transfer,
    max(n) filter (where agreement_kind = 'arms_transfer') as arms_transfer_n,
    cast(max(sign(n)) filter (where agreement_kind = 'training_exercise') as integer) as training_exercise,
    max(n) filter (where agreement_kind = 'training_exercise') as training_exercise_n,
    cast(max(sign(n)) filter (where agreement_kind = 'nuclear_propulsion') as integer) as nuclear_propulsion,
    max(n) filter (where agreement_kind = 'nuclear_propulsion') as nuclear_propulsion_n,
    cast(max(sign(n)) filter (where agreement_kind = 'security_partnership') as integer) as security_partnership,
    max(n) filter (where agreement_kind = 'security_partnership') as security_partnership_n,
    cast(max(sign(n)) filter (where agreement_kind = 'joint_declaration') as integer) as joint_declaration,
    max(n) filter (where agreement_kind = 'joint_declaration') as joint_declaration_n,
    cast(max(sign(n)) filter (where agreement_kind = 'security_assistance') as integer) as security_assistance,
    max(n) filter (where agreement_kind = 'security_assistance') as security_assistance_n
from cells c
join actors a on a.actor_id = c.actor_1
join actors b on b.actor_id = c.actor_2
left join state_codes x on x.state_id = c.actor_1 and x.system = 'cow' and year(date_min(x.start_date)) <= c.year and coalesce(year(date_min(x.end_date)) > c.year, true)
left join state_codes y on y.state_id = c.actor_2 and y.system = 'cow' and year(date_min(y.start_date)) <= c.year and coalesce(year(date_min(y.end_date)) > c.year, true)
group by all
order by iso3_1, iso3_2, c.year
