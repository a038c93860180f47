-- severity: error
-- message: An act of a state falls within the lifetime of the state.
-- why: What the Soviet Union ratified is not an act of Russia.
-- fix: Write the state of that day into actor_id, or correct the date.
-- example: an approval by sun in 1995
with lives as (
    select s.state_id, min(s.start_date) as first_day, max(coalesce(s.end_date, '9999-12-31')) as last_day,
        bool_or(b.state_id is not null) as has_predecessor
    from state_codes s
    left join state_codes b on b.system = s.system and b.code = s.code and b.state_id <> s.state_id and b.start_date < s.start_date
    group by s.state_id
)
select 'events' as table_name, e.event_id as row_id, 'actor_id' as field_name, e.date || ' is outside ' || l.first_day || ' to ' || l.last_day as found
from events e
join lives l on l.state_id = e.actor_id
where e.outcome = 'occurred' and (date_before(l.last_day, e.date) or (l.has_predecessor and date_before(e.date, l.first_day)))
