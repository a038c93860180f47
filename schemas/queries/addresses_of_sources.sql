-- description: The address of every source, once.
-- why: What the weekly link check opens.
-- example:
select distinct s.url
from sources s
order by s.url
