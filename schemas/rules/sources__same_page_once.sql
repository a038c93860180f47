-- severity: error
-- message: A page is one source, whatever the scheme, www or final slash of its address.
-- why: Two sources for one page look like two independent sources.
-- fix: Merge the rows and retire one id.
-- example: http://example.org/a and https://www.example.org/a/
with pages as (
    select source_id, rtrim(regexp_replace(url, '^https?://(www\.)?', ''), '/') as page
    from sources
)
select 'sources' as table_name, source_id as row_id, 'url' as field_name, page as found
from pages
qualify row_number() over (partition by page order by source_id) > 1
