-- description: How often a second reader agreed with a cell, by table and field, with 95 % intervals; one draw, or all of them.
-- why: Cells that the reader did not reach count as read and not as reached; a row agrees when every cell of it that was reached agrees. Intervals are Wilson's.
-- example: draw=all
with readings as (
    select table_name, row_id, field_name, draw,
        case when verdict = 'not_reached' then 0 else 1 end as reached, case when verdict = 'agrees' then 1 else 0 end as agrees
    from second_readings
    where draw = :draw or :draw = 'all'
),
whole as (
    select table_name, max(reached) as reached, case when max(reached) = 1 and sum(agrees) = sum(reached) then 1 else 0 end as agrees
    from readings
    group by table_name, row_id, draw
),
counted as (
    select table_name, field_name, count(*) as read, sum(reached) as reached, sum(agrees) as agree from readings group by table_name, field_name
    union all
    select table_name, 'whole row', count(*), sum(reached), sum(agrees) from whole group by table_name
    union all
    select 'all tables', 'whole row', count(*), coalesce(sum(reached), 0), coalesce(sum(agrees), 0) from whole
),
shares as (
    select *, 1.0 * agree / nullif(reached, 0) as p, 1.0 * nullif(reached, 0) as n, 1.959964 as z from counted
)
select table_name, field_name, read, reached, agree, round(p, 3) as share,
    round((p + z * z / (2 * n) - z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))) / (1 + z * z / n), 3) as low,
    round((p + z * z / (2 * n) + z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))) / (1 + z * z / n), 3) as high
from shares
order by case when table_name = 'all tables' then 1 else 0 end, table_name, case when field_name = 'whole row' then 1 else 0 end, field_name
