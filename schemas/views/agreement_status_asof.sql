-- One row per agreement and day on which what was known of it changed. status: by pages that certainly existed on that day.
-- status_max: by those and by pages that may have existed, for no date of publication is known or it is coarse.
with days as (
    select agreement_id, known_by as day from _known where modality <> 'denied'
    union
    select agreement_id, known_on from _facts
    union
    select s.agreement_id, date_max(s.term_end) + 1 from _spells s cross join package p where date_max(s.term_end) < cast(p.created as date)
),
newest as (
    select d.agreement_id, d.day, f.is_certain,
        arg_max(f.status, (not f.is_before_signature, date_max(f.value), f.stage_order, f.event_id)) as status,
        arg_max(f.event_id, (not f.is_before_signature, date_max(f.value), f.stage_order, f.event_id)) as event_id
    from days d
    join _facts f on f.agreement_id = d.agreement_id and f.known_on <= d.day and f.status is not null
    group by all
),
-- Signed means known not to be in force: a needed step was awaited or denied by that day, or its effect began later.
unmet as (
    select distinct d.agreement_id, d.day, b.is_certain
    from days d
    cross join (values (true), (false)) b (is_certain)
    left join _spells s on s.agreement_id = d.agreement_id
    left join _known k on k.agreement_id = d.agreement_id and k.known_by <= d.day and k.modality <> 'asserted'
        and k.event_kind in ('submitted_to_legislature', 'approved', 'ratified', 'notes_exchanged', 'provisionally_applied', 'entered_into_force')
    left join _facts f on f.event_id = k.event_id and f.is_certain = b.is_certain and f.known_on <= d.day
    where date_min(s.start_date) > d.day or k.event_id is not null and f.event_id is null
),
read as (
    select n.agreement_id, n.day, n.is_certain, n.event_id,
        case
            when n.status = 'signed' and u.day is null then 'signed_force_unknown'
            when n.status = 'in_force' and date_max(s.term_end) < n.day then case t.renewal when 'none' then 'ended' else 'term_over' end
            else n.status
        end as status
    from newest n
    left join unmet u on u.agreement_id = n.agreement_id and u.day = n.day and u.is_certain = n.is_certain
    left join _spells s on s.agreement_id = n.agreement_id
    left join _terms t on t.agreement_id = n.agreement_id
),
awaited as (
    select d.agreement_id, d.day, k.event_id, k.event_kind, k.value, k.modality,
        row_number() over (
            partition by d.agreement_id, d.day
            order by k.stage_order, k.known_by desc, k.modality = 'expected' desc, k.value desc, k.claim_id
        ) as nth
    from days d
    join _known k on k.agreement_id = d.agreement_id and k.known_by <= d.day and k.modality in ('expected', 'contingent', 'possible')
    anti join _facts f on f.event_id = k.event_id and f.is_certain and f.known_on <= d.day
    where k.value is null or date_max(k.value) >= d.day
),
timeline as (
    select d.agreement_id, d.day,
        coalesce(c.status, case when exists (select 1 from _known k where k.agreement_id = d.agreement_id and k.known_by <= d.day and (k.modality <> 'asserted' or k.is_before_signature)) then 'proposed' end) as status,
        c.event_id as status_event_id, coalesce(m.status, 'proposed') as status_max, m.event_id as status_max_event_id,
        w.event_id as next_event_id, w.event_kind as next_step, w.value as next_expected, w.modality as next_modality
    from days d
    left join read c on c.agreement_id = d.agreement_id and c.day = d.day and c.is_certain
    left join read m on m.agreement_id = d.agreement_id and m.day = d.day and not m.is_certain
    left join awaited w on w.agreement_id = d.agreement_id and w.day = d.day and w.nth = 1
),
changes as (
    select *,
        (status, status_event_id, status_max, status_max_event_id, next_event_id, next_expected, next_modality) is distinct from
            lag((status, status_event_id, status_max, status_max_event_id, next_event_id, next_expected, next_modality))
            over (partition by agreement_id order by day) as is_change
    from timeline
)
select
    agreement_id,
    day as valid_from,
    cast(lead(day) over (partition by agreement_id order by day) - 1 as date) as valid_to,
    status,
    status_event_id,
    status_max,
    status_max_event_id,
    next_step,
    next_event_id,
    next_expected,
    next_modality
from changes
where is_change
order by agreement_id, valid_from
