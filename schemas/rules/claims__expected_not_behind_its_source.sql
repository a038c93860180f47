-- severity: error
-- message: A source does not expect what lay before its publication.
-- why: What is past when the page is printed is asserted or denied.
-- fix: Set modality to asserted or reported, or correct published of the source.
-- example: expected 2022-12 by a page of 2023-02-01
select 'claims' as table_name, c.claim_id as row_id, 'modality' as field_name, c.value || ' < ' || s.published as found
from claims c
join sources s on s.source_id = c.source_id
where c.table_name = 'events' and c.field_name = 'date' and c.modality = 'expected' and date_before(c.value, s.published)
