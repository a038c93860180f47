-- severity: error
-- message: A source does not assert an event that was still to come when it was published.
-- why: What a page states about a later day is an expectation.
-- fix: Set modality to expected, or correct published of the source.
-- example: asserted 2023-10-15 by a page of 2023-09-15
select 'claims' as table_name, c.claim_id as row_id, 'modality' as field_name, c.value || ' is after ' || coalesce(s.published, s.accessed) as found
from claims c
join sources s on s.source_id = c.source_id
where c.table_name = 'events' and c.field_name = 'date' and c.modality = 'asserted'
    and date_before(coalesce(s.published, s.accessed), c.value)
