-- severity: error
-- message: A lead listed as not found is not the identifier of an agreement.
-- why: Once the agreement is in the package, the lead is found.
-- fix: Delete the row of leads_not_found.
-- example: atop 3240 listed as not found, and an identifier of kor-usa-mutual-defence-treaty
select 'leads_not_found' as table_name, l.scheme || '/' || l.identifier as row_id, 'identifier' as field_name, i.agreement_id as found
from leads_not_found l
join agreement_identifiers i on i.scheme = l.scheme and i.identifier = l.identifier
