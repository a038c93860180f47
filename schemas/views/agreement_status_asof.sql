-- One row per agreement and day on which what was known of it changed. A claim is known from the day its source was
-- published (last possible day), or, where the page gives none, from the day it was seen. Where the parties' own document
-- fixes the day of entry into force beforehand and that day came true, it is known on that day.
with known as (
    select
        e.agreement_id,
        e.event_id,
        e.event_kind,
        e.stage_order,
        e.status,
        e.is_before_signature,
        c.claim_id,
        c.value,
        c.modality,
        coalesce(date_max(s.published), date_max(s.accessed)) as known_on
    from claims c
    join _event_status e on c.table_name = 'events' and c.field_name = 'date' and c.row_id = e.event_id
    join sources s on s.source_id = c.source_id
    where c.modality in ('asserted', 'expected', 'contingent', 'possible')
),
fixed as (
    select k.agreement_id, k.event_id, k.event_kind, k.stage_order, k.status, k.is_before_signature, k.value, greatest(k.known_on, date_min(k.value)) as known_on
    from known k
    join claims c on c.claim_id = k.claim_id and c.attribution = 'document'
    join events e on e.event_id = k.event_id and e.outcome = 'occurred' and e.date = k.value
    where k.event_kind = 'entered_into_force' and k.modality = 'expected' and length(k.value) = 10
),
stated as (
    select agreement_id, event_id, event_kind, stage_order, status, is_before_signature, value, known_on from known where modality = 'asserted'
    union all
    select agreement_id, event_id, event_kind, stage_order, status, is_before_signature, value, known_on from fixed
),
facts as (
    select agreement_id, event_id, event_kind, stage_order, status, is_before_signature, arg_min(value, known_on) as value, min(known_on) as known_on
    from stated
    group by all
),
days as (
    select agreement_id, known_on from known
    union
    select agreement_id, known_on from fixed
),
state_on_day as (
    select d.agreement_id, d.known_on,
        arg_max(f.status, (not f.is_before_signature, date_max(f.value), f.stage_order)) as status,
        arg_max(f.event_id, (not f.is_before_signature, date_max(f.value), f.stage_order)) as status_event_id,
        max(f.stage_order) as stage_order
    from days d
    left join facts f on f.agreement_id = d.agreement_id and f.known_on <= d.known_on and f.status is not null
    group by all
),
awaited as (
    select d.agreement_id, d.known_on, k.event_id, k.event_kind, k.value, k.modality,
        row_number() over (
            partition by d.agreement_id, d.known_on
            order by k.stage_order, k.known_on desc, k.modality = 'expected' desc, k.value desc, k.claim_id
        ) as nth
    from days d
    join known k on k.agreement_id = d.agreement_id and k.known_on <= d.known_on and k.modality <> 'asserted'
    anti join facts f on f.event_id = k.event_id and f.known_on <= d.known_on
    where k.value is null or date_max(k.value) >= d.known_on
),
timeline as (
    select s.agreement_id, s.known_on as valid_from, coalesce(s.status, 'proposed') as status, s.status_event_id,
        w.event_id as next_event_id, w.event_kind as next_step, w.value as next_expected, w.modality as next_modality
    from state_on_day s
    left join awaited w on w.agreement_id = s.agreement_id and w.known_on = s.known_on and w.nth = 1
),
changes as (
    select *,
        (status, status_event_id, next_event_id, next_expected, next_modality) is distinct from
            lag((status, status_event_id, next_event_id, next_expected, next_modality)) over (partition by agreement_id order by valid_from)
            as is_change
    from timeline
)
select
    agreement_id,
    valid_from,
    cast(lead(valid_from) over (partition by agreement_id order by valid_from) - 1 as date) as valid_to,
    status,
    status_event_id,
    next_step,
    next_event_id,
    next_expected,
    next_modality
from changes
where is_change
order by agreement_id, valid_from
