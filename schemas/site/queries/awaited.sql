-- Every awaited step, the overdue ones first, the newest of them first.
from _awaited order by not coalesce(is_overdue, false), date is null, case when is_overdue then date end desc, date, name, event_id
