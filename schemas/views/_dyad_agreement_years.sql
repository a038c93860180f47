-- One row per ordered pair of states, agreement and year. A party that joined later or left earlier counts only in between;
-- two hosts, two sending states, two suppliers or two recipients are not tied to each other.
with members as (
    select distinct p.agreement_id, p.actor_id, p.role, p.start_date, p.end_date
    from agreement_parties p
    join actors a on a.actor_id = p.actor_id and a.actor_kind = 'state'
    where p.role not in ('depositary', 'observer')
)
select distinct y.agreement_id, y.agreement_kind, y.is_certain, y.year, m.actor_id as actor_1, n.actor_id as actor_2
from _agreement_years y
join members m on m.agreement_id = y.agreement_id
join members n on n.agreement_id = y.agreement_id and n.actor_id <> m.actor_id
    and not (n.role = m.role and m.role in ('host', 'sending_state', 'supplier', 'recipient'))
where y.year between coalesce(year(date_min(m.start_date)), 0) and coalesce(year(date_max(m.end_date)), 9999)
    and y.year between coalesce(year(date_min(n.start_date)), 0) and coalesce(year(date_max(n.end_date)), 9999)
