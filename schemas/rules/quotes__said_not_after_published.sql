-- severity: error
-- message: Words were not said after the page that prints them was published.
-- why: A page cannot quote what was said later.
-- fix: Correct said_on, or published of the source.
-- example: said_on 2023-01-12 on a page of 2023-01-11
select 'quotes' as table_name, q.quote_id as row_id, 'said_on' as field_name, q.said_on || ' is after ' || coalesce(s.published, s.accessed) as found
from quotes q
join sources s on s.source_id = q.source_id
where date_before(coalesce(s.published, s.accessed), q.said_on)
