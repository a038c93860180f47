-- severity: error
-- message: A release, a parliament's record, a judgment or an official database is published by a state, a body, a force or an organisation.
-- why: The share of official evidence is counted by source_kind; a newspaper is not official.
-- fix: Correct source_kind (reference for a reprint) or publisher_id.
-- example: government_release published by reuters
select 'sources' as table_name, s.source_id as row_id, 'source_kind' as field_name, s.source_kind || ' by a ' || a.actor_kind as found
from sources s
join actors a on a.actor_id = s.publisher_id
where s.source_kind in ('government_release', 'legislature_record', 'court_record', 'official_database')
    and a.actor_kind not in ('state', 'government_body', 'armed_force', 'organisation')
