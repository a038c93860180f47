-- severity: error
-- message: The value of an asserted claim on a text column agrees with the cell, or the claim has a note.
-- why: A claim with other words belongs to another row, or is an opinion.
-- fix: Correct row_id or field_name, write the value of the cell, or explain the claim in note.
-- example: a claim on the summary of a meeting with words about an election
with cells as (
    select 'agreements' as table_name, agreement_id as row_id, 'summary' as field_name, summary as text from agreements
    union all select 'events', event_id, 'summary', summary from events
    union all select 'events', event_id, 'place', place from events
    union all select 'actors', actor_id, 'name', name from actors
    union all select 'positions', position_id, 'organisation_id', organisation_id from positions
)
select 'claims' as table_name, c.claim_id as row_id, 'value' as field_name, left(c.value, 40) || ' is not ' || left(t.text, 40) as found
from claims c
join cells t on t.table_name = c.table_name and t.row_id = c.row_id and t.field_name = c.field_name
where c.modality = 'asserted' and c.note is null and lower(c.value) <> lower(t.text) and not contains(lower(t.text), lower(c.value))
