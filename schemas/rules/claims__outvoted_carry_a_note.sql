-- severity: error
-- message: An asserted claim that differs from the accepted value has a note.
-- why: Two pages disagree, and readers must learn why the other one was followed.
-- fix: Explain in note why the accepted value is better sourced.
-- example: a claim of 2023-01-12 beside the date 2023-01-11, without a note
select 'claims' as table_name, c.claim_id as row_id, 'note' as field_name, c.value || ' is not ' || v.value as found
from claims c
join evidence_cells v on v.table_name = c.table_name and v.row_id = c.row_id and v.field_name = c.field_name
anti join events e on c.table_name = 'events' and e.event_id = c.row_id and e.outcome <> 'occurred'
where c.modality = 'asserted' and c.note is null and (is_date(c.value) or not is_date(v.value))
    -- A value that no claim supports is reported by itself.
    and exists (
        from claims o
        where o.table_name = c.table_name and o.row_id = c.row_id and o.field_name = c.field_name
            and o.modality = 'asserted' and (o.value = v.value or starts_with(o.value, v.value || '-'))
    )
    and c.value <> v.value and not starts_with(c.value, v.value || '-') and not starts_with(v.value, c.value || '-')
