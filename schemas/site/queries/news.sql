-- The newest steps on record: by the day on which a page about them was last seen, then by their own day.
select e.event_id, e.event_kind, e.date, e.summary, h.agreement_id, h.name, h.status, max(c.accessed) as seen
from events e
join _heads h on h.agreement_id = e.agreement_id
join _evidence c on c.table_name = 'events' and c.row_id = e.event_id
where e.outcome = 'occurred'
group by all
order by max(c.accessed) desc, e.date desc, e.event_id
limit 60
