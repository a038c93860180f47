-- severity: error
-- message: A government release, parliamentary record, judgment or official database is published by a state, body, armed force or organisation.
-- why: source_kind decides what counts as official evidence, and a newspaper does not.
-- fix: Correct source_kind (reference for a reprint), or publisher_id.
-- example: government_release published by reuters
select 'sources' as table_name, s.source_id as row_id, 'source_kind' as field_name, s.source_kind || ' by a ' || a.actor_kind as found
from sources s
join actors a on a.actor_id = s.publisher_id
where s.source_kind in ('government_release', 'legislature_record', 'court_record', 'official_database')
    and a.actor_kind not in ('state', 'government_body', 'armed_force', 'organisation')
