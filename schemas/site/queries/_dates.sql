-- One row per event with its claims, the best one first: one that agrees and asserts, of an official page, of an early day.
select e.event_id,
    list(c order by c.is_hedged, not coalesce(date_agrees(c.value, e.date), false), not c.is_official, c.published is null, c.published, c.claim_id)
        filter (where c.claim_id is not null) as claims
from events e
left join _evidence c on c.table_name = 'events' and c.row_id = e.event_id
group by e.event_id
