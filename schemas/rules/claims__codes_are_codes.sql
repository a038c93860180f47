-- severity: error
-- message: The value of a claim on a coded column of an event or agreement is a code.
-- why: Words in place of a code cannot be counted.
-- fix: Write a code from the codelist of that column.
-- example: value happened for the column outcome
with allowed as (
    select 'outcome' as field_name, code from codelist_outcome
    union all select 'event_kind', code from codelist_event_kind
    union all select 'agreement_kind', code from codelist_agreement_kind
    union all select 'legal_status', code from codelist_legal_status
    union all select 'instrument', code from codelist_instrument
    union all select 'renewal', code from codelist_renewal
)
select 'claims' as table_name, c.claim_id as row_id, 'value' as field_name, c.value as found
from claims c
anti join allowed a on a.field_name = c.field_name and a.code = c.value
where c.field_name in ('outcome', 'event_kind', 'agreement_kind', 'legal_status', 'instrument', 'renewal') and c.value is not null
