-- description: How many scored forecasts came as expected, how many late, and how late.
-- why: The title states what the data of the day say.
select count(*) filter (where f.result <> 'pending') as due, count(*) filter (where f.result = 'as_expected') as on_time,
    count(*) filter (where f.result in ('late', 'overdue')) as behind, cast(median(f.days_late) filter (where f.result = 'late') as integer) as median,
    any_value(p.version) as version, any_value(strftime(cast(p.created as date), '%-d %B %Y')) as day
from forecasts f, package p
where f.is_scored
