-- severity: error
-- message: An agreement shares a party with the one that it supersedes, amends, implements or extends.
-- why: Only the parties can amend an agreement: one of the ids is wrong.
-- fix: Correct the id, or use based_on.
-- example: an Australia-India pact amends a Japan-US treaty
with common as (
    select r.agreement_id, r.related_agreement_id
    from agreement_relations r
    join agreement_parties p on p.agreement_id = r.agreement_id
    join agreement_parties q on q.agreement_id = r.related_agreement_id and q.actor_id = p.actor_id
)
select 'agreement_relations' as table_name, r.agreement_id || '/' || r.related_agreement_id || '/' || r.relation as row_id,
    'related_agreement_id' as field_name, 'no common party' as found
from agreement_relations r
anti join common c on c.agreement_id = r.agreement_id and c.related_agreement_id = r.related_agreement_id
where r.relation in ('supersedes', 'amends', 'implements', 'extends')
