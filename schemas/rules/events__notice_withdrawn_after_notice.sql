-- severity: error
-- message: A party does not withdraw a notice of termination before it gave the notice.
-- why: Before that day there was nothing to withdraw.
-- fix: Correct the date, or add the notice that was withdrawn.
-- example: termination_withdrawn 2019-08, termination_notified 2019-11
with given as (
    select agreement_id, actor_id, min(date) as given_date
    from events
    where event_kind = 'termination_notified' and outcome = 'occurred'
    group by all
)
select 'events' as table_name, e.event_id as row_id, 'date' as field_name, e.date || ' without an earlier notice' as found
from events e
left join given g on g.agreement_id = e.agreement_id and g.actor_id = e.actor_id
where e.event_kind = 'termination_withdrawn' and e.outcome = 'occurred'
    and (g.given_date is null or date_before(e.date, g.given_date))
