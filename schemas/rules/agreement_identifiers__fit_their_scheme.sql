-- severity: error
-- message: An identifier has the form that its scheme sets.
-- why: One series written in two ways joins to nothing.
-- fix: Write it in the form of the column pattern in schemas/codelists/identifier_scheme.csv.
-- example: tias TIAS 2529 instead of 2529
select 'agreement_identifiers' as table_name, i.agreement_id || '/' || i.scheme || '/' || i.identifier as row_id, 'identifier' as field_name,
    i.identifier || ' is not of the form ' || s.pattern as found
from agreement_identifiers i
join codelist_identifier_scheme s on s.code = i.scheme
where not regexp_full_match(i.identifier, s.pattern)
