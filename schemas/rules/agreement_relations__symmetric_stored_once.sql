-- severity: error
-- message: A symmetric relation is stored once, with the lower id first.
-- why: Stored twice it is counted twice; stored in either order it is missed by joins.
-- fix: Put the alphabetically lower id into agreement_id, and delete the second row.
-- example: b accompanies a, where a < b
select 'agreement_relations' as table_name, r.agreement_id || '/' || r.related_agreement_id || '/' || r.relation as row_id,
    'agreement_id' as field_name, r.agreement_id || ' is after ' || r.related_agreement_id as found
from agreement_relations r
join codelist_relation c on c.code = r.relation
where c.symmetric = 'true' and r.agreement_id > r.related_agreement_id
