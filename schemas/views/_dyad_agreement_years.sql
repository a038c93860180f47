-- One row per pair of states (the lower id first), agreement and year in which both are members of one state system and at
-- least one is of the Indo-Pacific. A party that joined later or left earlier counts only in between;
-- two hosts, two sending states, two suppliers or two recipients are not tied to each other.
with members as (
    select p.agreement_id, p.actor_id, p.role, y.year, y.agreement_kind, m.ccode, m.gwcode,
        y.is_certain and y.year between coalesce(year(date_max(p.start_date)), 0) and coalesce(year(date_min(p.end_date)), 9999) as is_certain
    from agreement_parties p
    join _agreement_years y on y.agreement_id = p.agreement_id
        and y.year between coalesce(year(date_min(p.start_date)), 0) and coalesce(year(date_max(p.end_date)), 9999)
    join _member_years m on m.state_id = p.actor_id and m.year = y.year
    where p.role not in ('depositary', 'observer')
)
select m.agreement_id, m.agreement_kind, bool_or(m.is_certain and n.is_certain) as is_certain, m.year, m.actor_id as actor_1, n.actor_id as actor_2
from members m
join members n on n.agreement_id = m.agreement_id and n.year = m.year and n.actor_id > m.actor_id
    and (m.ccode is not null and n.ccode is not null or m.gwcode is not null and n.gwcode is not null)
    and not (n.role = m.role and m.role in ('host', 'sending_state', 'supplier', 'recipient'))
join codelist_state s on s.code = m.actor_id
join codelist_state t on t.code = n.actor_id
where s.region <> 'other' or t.region <> 'other'
group by all
