-- severity: error
-- message: A source was not published after it was accessed.
-- why: The date is not that of the publication.
-- fix: Correct published or accessed.
-- example: published 2026-12-01, accessed 2026-11-23
select 'sources' as table_name, source_id as row_id, 'published' as field_name, published || ' is after ' || accessed as found
from sources
where date_before(accessed, published)
