-- severity: error
-- message: The id of a lifecycle step begins with the id of its agreement and a dot.
-- why: In a sorted list, the steps of an agreement are together.
-- fix: Name the event <agreement_id>.<kind>, and retire the old id.
-- example: raa-signed for the agreement gbr-jpn-raa
select 'events' as table_name, e.event_id as row_id, 'event_id' as field_name, e.event_id as found
from events e
join codelist_event_kind c on c.code = e.event_kind and c.stage_order is not null
where not starts_with(e.event_id, e.agreement_id || '.')
