-- severity: error
-- message: A party's legislature does not give its last approval before the text was first submitted to it.
-- why: The dates of each party are compared separately: one legislature may finish before another begins.
-- fix: Check both dates on the legislature's page and correct the wrong one.
-- example: jpn approved 2023-04-01, jpn submitted_to_legislature 2023-04-20
with submitted as (
    select agreement_id, actor_id, min(date) as submitted_date
    from events
    where event_kind = 'submitted_to_legislature' and outcome = 'occurred'
    group by all
),
approved as (
    select agreement_id, actor_id, max(date) as approved_date, arg_max(event_id, date) as event_id
    from events
    where event_kind = 'approved' and outcome = 'occurred'
    group by all
)
select 'events' as table_name, a.event_id as row_id, 'date' as field_name, a.approved_date || ' is before the submission, ' || s.submitted_date as found
from approved a
join submitted s on s.agreement_id = a.agreement_id and s.actor_id = a.actor_id
where date_before(a.approved_date, s.submitted_date)
