-- One row per step that pages await: its newest expected day, if any, and whether that day is past.
select e.event_id, e.event_kind, e.date, e.summary, a.name as actor, h.agreement_id, h.name, h.status, h.parties, d.claims,
    date_max(e.date) < (select created from package) as is_overdue
from events e
join _heads h on h.agreement_id = e.agreement_id
join _dates d on d.event_id = e.event_id
left join actors a on a.actor_id = e.actor_id
where e.outcome = 'pending'
