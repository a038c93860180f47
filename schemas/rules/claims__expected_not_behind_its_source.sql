-- severity: error
-- message: A source does not expect an event that was past when it was published.
-- why: A page asserts or denies what is already past.
-- fix: Set modality to asserted or reported, or correct published of the source.
-- example: expected 2022-12 by a page of 2023-02-01
select 'claims' as table_name, c.claim_id as row_id, 'modality' as field_name, c.value || ' is before ' || s.published as found
from claims c
join sources s on s.source_id = c.source_id
where c.table_name = 'events' and c.field_name = 'date' and c.modality = 'expected' and date_before(c.value, s.published)
