-- severity: error
-- message: A claim on a date has a date cut where knowledge ends as its value.
-- why: Words in place of a date cannot be compared.
-- fix: Write 2022, 2022-12 or 2022-12-16; put the words into note.
-- example: value "December 2022"
select 'claims' as table_name, claim_id as row_id, 'value' as field_name, value as found
from claims
where field_name in ('date', 'end_date', 'start_date', 'published', 'said_on')
    and not regexp_full_match(value, '[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?')
