-- severity: error
-- message: An identifier has the form of its scheme.
-- why: Numbers of one series written in two ways do not join.
-- fix: Write it in the form given in the column pattern of schemas/codelists/identifier_scheme.csv.
-- example: TIAS 2529 in place of 2529
select 'agreement_identifiers' as table_name, i.agreement_id || '/' || i.scheme || '/' || i.identifier as row_id, 'identifier' as field_name,
    i.identifier || ' is not of the form ' || s.pattern as found
from agreement_identifiers i
join codelist_identifier_scheme s on s.code = i.scheme
where not regexp_full_match(i.identifier, s.pattern)
