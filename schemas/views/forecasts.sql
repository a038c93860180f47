-- One row per hedged claim on the date of an event, beside what came.
with hedged as (
    select c.claim_id, c.source_id, coalesce(date_max(s.published), date_max(s.accessed)) as said_by, c.modality, c.attribution, c.condition,
        c.value as expected, e.event_id, e.agreement_id, e.event_kind, e.outcome,
        case when e.outcome = 'occurred' then e.date end as actual
    from claims c
    join events e on c.table_name = 'events' and c.field_name = 'date' and c.row_id = e.event_id
    join sources s on s.source_id = c.source_id
    where c.modality in ('expected', 'possible', 'contingent', 'reported') and c.value is not null
),
measured as (
    select h.*,
        case
            when actual is null then null
            when date_min(actual) > date_max(expected) then date_diff('day', date_max(expected), date_min(actual))
            when date_max(actual) < date_min(expected) then date_diff('day', date_min(expected), date_max(actual))
            else 0
        end as days_late
    from hedged h
)
select
    m.claim_id,
    m.agreement_id,
    m.event_id,
    m.event_kind,
    m.source_id,
    m.said_by,
    m.modality,
    m.attribution,
    m.condition,
    m.expected,
    date_min(m.expected) as expected_min,
    date_max(m.expected) as expected_max,
    m.actual,
    m.days_late,
    case
        when m.outcome = 'did_not_occur' then 'never'
        when m.outcome = 'pending' and date_max(m.expected) < cast(p.created as date) then 'overdue'
        when m.outcome = 'pending' then 'pending'
        when m.days_late > 0 then 'late'
        when m.days_late < 0 then 'early'
        else 'as_expected'
    end as result
from measured m, package p
order by m.claim_id
