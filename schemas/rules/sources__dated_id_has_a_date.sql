-- severity: error
-- message: A source with a day in its id has a date of publication.
-- why: An id must not state a date that its row does not.
-- fix: Fill published from the page or its address; otherwise give the year, with published_basis inferred.
-- example: mofa-2023-01-11-raa with published empty
select 'sources' as table_name, source_id as row_id, 'published' as field_name, 'empty, with a day in ' || source_id as found
from sources
where published is null and regexp_matches(source_id, '-(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(-|$)')
