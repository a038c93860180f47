-- severity: error
-- message: Titles, names and quoted words contain no HTML entities.
-- why: Text with entities is not found by a search.
-- fix: Write the characters that the page shows.
-- example: Health &amp; Safety in place of Health & Safety
with texts as (
    select 'sources' as table_name, source_id as row_id, 'title' as field_name, title as text from sources
    union all select 'actors', actor_id, 'name', name from actors
    union all select 'agreements', agreement_id, 'official_title', official_title from agreements
    union all select 'positions', position_id, 'title', title from positions
    union all select 'quotes', quote_id, 'text', text from quotes
)
select table_name, row_id, field_name, left(text, 60) as found
from texts
where regexp_matches(text, '&(amp|quot|nbsp|lt|gt|#[0-9]+);')
