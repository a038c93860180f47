-- severity: error
-- message: The date of a pending event is the value of one of its claims.
-- why: A date that no source expects is made up.
-- fix: Add the claim, or set the date to the newest expectation.
-- example: pending 2027-03 when every claim says 2027-06
select 'events' as table_name, e.event_id as row_id, 'date' as field_name,
    e.date || ', where claims say ' || coalesce(string_agg(distinct c.value, ', ' order by c.value) filter (c.field_name = 'date'), 'no date') as found
from events e
join claims c on c.table_name = 'events' and c.row_id = e.event_id and c.field_name in ('date', 'outcome')
where e.outcome = 'pending' and e.date is not null
    and not exists (
        select 1 from claims c
        where c.table_name = 'events' and c.row_id = e.event_id and c.field_name = 'date' and starts_with(c.value, e.date)
    )
group by e.event_id, e.date
