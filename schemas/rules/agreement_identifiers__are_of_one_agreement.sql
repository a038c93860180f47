-- severity: error
-- message: A number of a series of single instruments belongs to one agreement.
-- why: Two agreements with one number are one agreement entered twice, or one number is wrong.
-- fix: Correct the number, or merge the two agreements.
-- example: TIAS 2529 on two agreements
select 'agreement_identifiers' as table_name, i.agreement_id || '/' || i.scheme || '/' || i.identifier as row_id, 'identifier' as field_name,
    i.identifier || ' is also at ' || min(i.agreement_id) over (partition by i.scheme, i.identifier) as found
from agreement_identifiers i
join codelist_identifier_scheme s on s.code = i.scheme
where s.single = 'true'
qualify row_number() over (partition by i.scheme, i.identifier order by i.agreement_id) > 1
