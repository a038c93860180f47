-- severity: error
-- message: Every source supports a claim or carries a quote.
-- why: A source that no row uses was entered by mistake, or its claims were forgotten.
-- fix: Add the claims that the page supports, or delete the row.
-- example: a source without a claim and without a quote
with cited as (
    select source_id from claims
    union all
    select source_id from quotes
)
select 'sources' as table_name, s.source_id as row_id, 'source_id' as field_name, 'no claim and no quote rests on it' as found
from sources s
anti join cited c on c.source_id = s.source_id
