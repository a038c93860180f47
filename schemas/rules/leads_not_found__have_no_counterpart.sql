-- severity: error
-- message: A lead that was not found is not the identifier of an agreement.
-- why: What is found is no longer looked for.
-- fix: Delete the row of leads_not_found.
-- example: atop 3240 not found and at kor-usa-mutual-defence-treaty
select 'leads_not_found' as table_name, l.scheme || '/' || l.identifier as row_id, 'identifier' as field_name, i.agreement_id as found
from leads_not_found l
join agreement_identifiers i on i.scheme = l.scheme and i.identifier = l.identifier
