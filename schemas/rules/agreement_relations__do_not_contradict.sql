-- severity: error
-- message: One agreement does not both supersede another and amend or extend it.
-- why: An agreement that was superseded can no longer be amended.
-- fix: Keep the relation that the text states.
-- example: a supersedes b and a amends b
select 'agreement_relations' as table_name, agreement_id || '/' || related_agreement_id || '/' || relation as row_id, 'relation' as field_name,
    relation || ' beside supersedes' as found
from agreement_relations r
where relation in ('amends', 'extends')
    and exists (
        select 1
        from agreement_relations s
        where s.agreement_id = r.agreement_id and s.related_agreement_id = r.related_agreement_id and s.relation = 'supersedes'
    )
