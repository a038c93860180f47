-- severity: error
-- message: If two asserted claims of equal weight contradict each other on a date, and no accepted value decides between them, one of them has a note.
-- why: Readers must learn why one page was believed and the other was not.
-- fix: Explain in note of the claim that was not followed why the other is better.
-- example: two ministries that give two days for one signature
with stated as (
    select c.claim_id, c.table_name, c.row_id, c.field_name, c.value, c.note, k.weight
    from claims c
    join sources s on s.source_id = c.source_id
    join codelist_source_kind k on k.code = s.source_kind
    where c.modality = 'asserted' and c.field_name in ('date', 'start_date', 'end_date', 'term_years')
)
select distinct 'claims' as table_name, b.claim_id as row_id, 'note' as field_name, b.value || ' against ' || a.value || ' of ' || a.claim_id as found
from stated a
join stated b on b.table_name = a.table_name and b.row_id = a.row_id and b.field_name = a.field_name and b.weight = a.weight and b.claim_id > a.claim_id
where a.note is null and b.note is null and not date_agrees(a.value, b.value)
    and not exists (
        from evidence_cells v
        where v.table_name = b.table_name and v.row_id = b.row_id and v.field_name = b.field_name
            and not (date_agrees(v.value, a.value) and date_agrees(v.value, b.value))
    )
