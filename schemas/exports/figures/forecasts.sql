-- description: One row per step expected and result: the step, the result, number of forecasts; steps with few forecasts together.
-- why: How far the announcements of such agreements can be relied on.
with due as (
    select f.result, k.title, count(*) over (partition by f.event_kind) as of_kind
    from forecasts f
    join codelist_event_kind k on k.code = f.event_kind
    where f.is_scored and f.result <> 'pending'
),
named as (
    select case when of_kind >= 5 then title else 'Other steps' end as step, result from due
),
counted as (
    select step, result, count(*) as forecasts from named group by all
)
select step, result, forecasts
from counted
order by step = 'Other steps', sum(forecasts) over (partition by step) desc, step, result
