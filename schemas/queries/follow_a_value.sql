-- description: Every claim on one row: which page states which value, how firmly, and on whose word.
-- why: Each value can be followed to its page, and the claims that lost stay beside it.
-- example: table_name=events row_id=gbr-jpn-raa.signed
select c.field_name, c.value, c.modality, c.attribution, a.name as attributed_to, c.condition, s.published, s.title, s.url, c.locator, c.note
from claims c
join sources s on s.source_id = c.source_id
left join actors a on a.actor_id = c.attributed_to_id
where c.table_name = :table_name and c.row_id = :row_id
order by c.field_name, s.published is null, s.published, c.claim_id
