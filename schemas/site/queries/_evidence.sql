-- One row per claim with the page that makes it, who published the page and whose word it is.
select c.claim_id, c.table_name, c.row_id, c.field_name, c.value, c.modality, m.hedged = 'true' as is_hedged, c.attribution,
    w.name as said_by, c.condition, c.locator, c.note,
    s.source_id, s.title, s.url, s.archive_url, s.published, s.accessed, s.language, s.source_kind, k.official = 'true' as is_official,
    s.publisher_id, p.name as publisher
from claims c
join sources s on s.source_id = c.source_id
join actors p on p.actor_id = s.publisher_id
join codelist_source_kind k on k.code = s.source_kind
join codelist_modality m on m.code = c.modality
left join actors w on w.actor_id = c.attributed_to_id
