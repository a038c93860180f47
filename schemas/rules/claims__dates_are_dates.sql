-- severity: error
-- message: The value of a claim on a date is a date, whole or partial.
-- why: Words in place of a date cannot be compared.
-- fix: Write YYYY-MM-DD, YYYY-MM or YYYY, as precise as the source; put its words into note.
-- example: value "December 2022"
select 'claims' as table_name, claim_id as row_id, 'value' as field_name, value || ' is not a date' as found,
    'Write ' || day_typed(value) || '.' as fix
from claims
where field_name in ('date', 'end_date', 'start_date', 'published', 'said_on') and not is_date(value)
