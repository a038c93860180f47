-- severity: error
-- message: A state is a party only to agreements of its lifetime: none signed after its end and, if another state held its code before, none signed before its beginning unless start_date gives the succession.
-- why: A treaty of the Soviet Union is not one of Russia.
-- fix: Write the state of that day, or give the day of succession in start_date.
-- example: rus as party of a treaty signed in 1961
with lives as (
    select s.state_id, min(s.start_date) as first_day, max(coalesce(s.end_date, '9999-12-31')) as last_day,
        bool_or(b.state_id is not null) as has_predecessor
    from state_codes s
    left join state_codes b on b.system = s.system and b.code = s.code and b.state_id <> s.state_id and b.start_date < s.start_date
    group by s.state_id
),
signed as (
    select agreement_id, min(date) as signed_date
    from events
    where event_kind in ('signed', 'announced', 'entered_into_force') and outcome = 'occurred'
    group by agreement_id
)
select 'agreement_parties' as table_name, p.agreement_id || '/' || p.actor_id || '/' || p.role as row_id, 'actor_id' as field_name,
    coalesce(p.start_date, g.signed_date) || ' is outside ' || l.first_day || ' to ' || l.last_day as found
from agreement_parties p
join lives l on l.state_id = p.actor_id
join signed g on g.agreement_id = p.agreement_id
where date_before(l.last_day, coalesce(p.start_date, g.signed_date))
    or (l.has_predecessor and date_before(coalesce(p.start_date, g.signed_date), l.first_day))
