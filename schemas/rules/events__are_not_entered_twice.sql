-- severity: error
-- message: No two events have the same agreement, kind, day, actor and summary.
-- why: An event with two ids is counted twice.
-- fix: Merge the rows and retire one id.
-- example: two rows for one visit on one day
with suspect as (
    select hash(agreement_id, event_kind, date, actor_id, lower(summary)) as mark
    from events
    group by mark
    having count(*) > 1
)
select 'events' as table_name, event_id as row_id, 'event_id' as field_name, 'the same as another row' as found
from events
where date is not null and hash(agreement_id, event_kind, date, actor_id, lower(summary)) in (from suspect)
qualify row_number() over (partition by agreement_id, event_kind, date, actor_id, lower(summary) order by event_id) > 1
