-- severity: error
-- message: A cell that needs evidence has an asserted claim that supports it, at least as fine as the cell.
-- why: Every value can be followed to a page. What is awaited rests on hedged claims instead; that nothing was seen rests on none.
-- fix: Add the claim of the source that says so, or cut the value to what the source says.
-- example: date 2023-01-11 supported only by a claim of 2023-01
with needed as (
    select v.table_name, v.row_id, v.field_name, v.value
    from evidence_cells v
    anti join events e on v.table_name = 'events' and e.event_id = v.row_id and e.outcome <> 'occurred'
    where not (v.table_name = 'agreement_provisions' and v.value = 'not_seen')
        and not (v.table_name = 'agreements' and v.field_name = 'renewal' and v.value = 'unknown')
)
select n.table_name, n.row_id, n.field_name, n.value as found
from needed n
anti join claims c on c.table_name = n.table_name and c.row_id = n.row_id and c.field_name = n.field_name
    and c.modality = 'asserted' and (c.value = n.value or starts_with(c.value, n.value || '-'))
