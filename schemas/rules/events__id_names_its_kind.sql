-- severity: error
-- message: The id of a lifecycle step contains its kind, with hyphens.
-- why: An id with ratified is misleading for an event of kind signed.
-- fix: Name the event <agreement_id>.<kind>, and retire the old id.
-- example: gbr-jpn-raa.ratified with event_kind signed
select 'events' as table_name, e.event_id as row_id, 'event_id' as field_name, e.event_id || ' is ' || e.event_kind as found
from events e
join codelist_event_kind c on c.code = e.event_kind and c.stage_order is not null
where starts_with(e.event_id, e.agreement_id || '.')
    and not starts_with(e.event_id[length(e.agreement_id) + 2:] || '.', replace(e.event_kind, '_', '-') || '.')
