-- severity: error
-- message: A source makes the same claim on a cell once.
-- why: A repeated claim looks like a second, independent source.
-- fix: Delete one of the two rows.
-- example: the same source, cell, value and modality twice
with suspect as (
    select hash(source_id, table_name, row_id, field_name, value, modality, attributed_to_id, condition) as mark
    from claims
    group by mark
    having count(*) > 1
)
select 'claims' as table_name, claim_id as row_id, 'value' as field_name, coalesce(value, modality) as found
from claims
where hash(source_id, table_name, row_id, field_name, value, modality, attributed_to_id, condition) in (from suspect)
qualify row_number() over (
    partition by source_id, table_name, row_id, field_name, value, modality, attributed_to_id, condition order by claim_id
) > 1
