-- One row per claim on the date of a step that asserts or awaits it, with the bounds of the day from which it was known.
-- known_by: the last day on which its source was published or, where no date is known, the day it was seen. known_from: the
-- first such day; a page that asserts an event existed not before the event. An awaited event has one bound, known_by.
select
    c.claim_id,
    c.value,
    c.modality,
    c.attribution,
    coalesce(date_max(s.published), date_max(s.accessed)) as known_by,
    case when c.modality = 'asserted' then greatest(coalesce(date_min(s.published), date_min(c.value)), date_min(c.value), case when e.outcome = 'occurred' then date_min(e.date) else date_min(c.value) end)
        else coalesce(date_max(s.published), date_max(s.accessed)) end as known_from,
    s.published is not null as is_dated,
    e.*
from claims c
join _event_status e on c.table_name = 'events' and c.field_name = 'date' and c.row_id = e.event_id
join sources s on s.source_id = c.source_id
where c.modality in ('asserted', 'expected', 'contingent', 'possible', 'denied')
