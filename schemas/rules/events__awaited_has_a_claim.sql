-- severity: error
-- message: A pending event, or one that did not occur, has a claim on its date or outcome.
-- why: The row must show who expected it.
-- fix: Add the claim of the source that expects it.
-- example: a pending signature without any claim
select 'events' as table_name, e.event_id as row_id, 'outcome' as field_name, e.outcome || ' without a claim' as found
from events e
anti join claims c on c.table_name = 'events' and c.row_id = e.event_id and c.field_name in ('date', 'outcome')
where e.outcome in ('pending', 'did_not_occur')
