-- severity: error
-- message: A claim of an official page has attribution document, or names who else says it.
-- why: An official page does not report; it states what its body says, so own_voice and a body named on its own page are both document.
-- fix: Set attribution to document and empty attributed_to_id, or name the person or the other body whose words the page gives.
-- example: own_voice on a page of a foreign ministry
select 'claims' as table_name, c.claim_id as row_id, 'attribution' as field_name,
    case when c.attribution = 'named' then c.attributed_to_id || ', which is the publisher of the page' else c.attribution end as found
from claims c
join sources s on s.source_id = c.source_id
join codelist_source_kind k on k.code = s.source_kind and k.official = 'true'
where c.attribution in ('own_voice', 'not_recorded') or (c.modality = 'asserted' and c.attribution = 'named' and c.attributed_to_id = s.publisher_id)
