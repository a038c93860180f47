-- One row per pair of states (the lower id first), agreement and year in which both are members of one state system and at
-- least one is of the Indo-Pacific. A party that joined later or left earlier counts only in between;
-- two hosts, two sending states, two suppliers or two recipients are not tied to each other, nor are two parties after the
-- year in which one suspended the agreement towards the other (a suspension by a party, in which the other party is a participant).
with suspensions as (
    select s.agreement_id, s.actor_id, e.actor_id as towards_id, year(date_max(s.date)) as year, year(date_min(r.date)) as resumed_year
    from events s
    join event_participants e on e.event_id = s.event_id and e.actor_id <> s.actor_id
    left join events r on r.agreement_id = s.agreement_id and r.event_kind = 'resumed' and r.outcome = 'occurred' and r.actor_id = s.actor_id and r.date >= s.date
    where s.event_kind = 'suspended' and s.outcome = 'occurred'
),
members as (
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
where (s.region <> 'other' or t.region <> 'other')
    and not exists (
        from suspensions u
        where u.agreement_id = m.agreement_id and m.actor_id in (u.actor_id, u.towards_id) and n.actor_id in (u.actor_id, u.towards_id)
            and m.year > u.year and m.year < coalesce(u.resumed_year, 9999)
    )
group by all
