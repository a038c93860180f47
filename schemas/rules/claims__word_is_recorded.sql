-- severity: error
-- message: A claim of a page seen after 2026-11-28 says on whose word the page speaks.
-- why: Only rows from before that was asked for may leave it open; a new row can ask its page.
-- fix: Set attribution to own_voice, named or another code, as the page has it.
-- example: not_recorded on a page seen on 2026-12-01
select 'claims' as table_name, c.claim_id as row_id, 'attribution' as field_name, 'not_recorded, and the page was seen on ' || s.accessed as found
from claims c
join sources s on s.source_id = c.source_id
where c.attribution = 'not_recorded' and s.accessed > '2026-11-28'
