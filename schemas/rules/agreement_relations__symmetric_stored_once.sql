-- severity: error
-- message: A symmetric relation is stored once, the lower id first.
-- why: Stored twice, or in either order, it counts twice or is missed by a join.
-- fix: Put the alphabetically lower id into agreement_id, and delete the second row.
-- example: b accompanies a
select 'agreement_relations' as table_name, r.agreement_id || '/' || r.related_agreement_id || '/' || r.relation as row_id,
    'agreement_id' as field_name, r.agreement_id || ' > ' || r.related_agreement_id as found
from agreement_relations r
join codelist_relation c on c.code = r.relation
where c.symmetric = 'true' and r.agreement_id > r.related_agreement_id
