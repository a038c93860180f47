-- One row per hedged claim on the date of an event, beside what came. A claim is scored when its source is dated and was
-- published before the first day on which the event can have happened (or, if it has not happened, the last day expected).
with hedged as (
    select c.claim_id, c.source_id, s.publisher_id, c.attributed_to_id as speaker_id, date_max(s.published) as said_by, c.modality, c.attribution,
        c.condition, c.value as expected, e.event_id, e.agreement_id, e.event_kind, e.outcome,
        case when e.outcome = 'occurred' then e.date end as actual
    from claims c
    join events e on c.table_name = 'events' and c.field_name = 'date' and c.row_id = e.event_id
    join sources s on s.source_id = c.source_id
    where c.modality in ('expected', 'possible', 'contingent', 'reported') and c.value is not null
),
scored as (
    select *, coalesce(said_by < coalesce(date_min(actual), date_max(expected)), false) as is_scored
    from hedged
),
measured as (
    select *,
        case
            when actual is null or not is_scored then null
            when date_min(actual) > date_max(expected) then date_diff('day', date_max(expected), date_min(actual))
            when date_max(actual) < date_min(expected) then date_diff('day', date_min(expected), date_max(actual))
            else 0
        end as days_late
    from scored
)
select
    m.claim_id,
    m.agreement_id,
    m.event_id,
    m.event_kind,
    m.source_id,
    m.publisher_id,
    m.speaker_id,
    m.said_by,
    m.modality,
    m.attribution,
    m.condition,
    m.expected,
    date_min(m.expected) as expected_min,
    date_max(m.expected) as expected_max,
    m.actual,
    m.is_scored,
    m.days_late,
    case
        when not m.is_scored then null
        when m.outcome = 'did_not_occur' then 'never'
        when m.outcome = 'pending' and date_max(m.expected) < cast(p.created as date) then 'overdue'
        when m.outcome = 'pending' then 'pending'
        when m.days_late > 0 then 'late'
        when m.days_late < 0 then 'early'
        else 'as_expected'
    end as result
from measured m, package p
order by m.claim_id
