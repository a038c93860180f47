-- One row per step that was known to have happened: what was stated first, by the last (is_certain) and by the first possible
-- day of that knowledge. Where the parties' own document fixes the day of entry into force beforehand and that day came
-- true, it is known on that day.
with fixed as (
    select k.* replace (greatest(k.known_by, date_min(k.value)) as known_by, greatest(k.known_from, date_min(k.value)) as known_from)
    from _known k
    join events e on e.event_id = k.event_id and e.outcome = 'occurred' and e.date = k.value
    where k.event_kind = 'entered_into_force' and k.modality = 'expected' and k.attribution = 'document' and length(k.value) = 10
),
stated as (
    from _known where modality = 'asserted'
    union all
    from fixed
),
bounds as (
    select *, true as is_certain, known_by as known_on from stated
    union all
    select *, false, known_from from stated
)
select agreement_id, event_id, event_kind, stage_order, status, is_before_signature, is_certain, arg_min(value, (known_on, value)) as value, min(known_on) as known_on
from bounds
group by all
