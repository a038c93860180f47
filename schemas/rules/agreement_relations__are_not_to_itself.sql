-- severity: error
-- message: An agreement is not related to itself.
-- why: A relation links two agreements.
-- fix: Name the other agreement.
-- example: gbr-jpn-raa supersedes gbr-jpn-raa
select 'agreement_relations' as table_name, agreement_id || '/' || related_agreement_id || '/' || relation as row_id,
    'related_agreement_id' as field_name, related_agreement_id as found
from agreement_relations
where agreement_id = related_agreement_id
