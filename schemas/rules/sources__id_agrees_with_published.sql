-- severity: error
-- message: A date in the id of a source is its date of publication.
-- why: Readers take the date from the id.
-- fix: Correct published, or correct the id and retire the old one.
-- example: mofa-2023-01-11-raa published 2023-01-12
with dated as (
    select source_id, published, regexp_extract(source_id, '-((19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})(-|$)', 1) as id_date
    from sources
)
select 'sources' as table_name, source_id as row_id, 'published' as field_name, published || ' in ' || source_id as found
from dated
where id_date <> '' and not date_agrees(id_date, published)
