-- The entries of the feeds. With an earlier version: new agreements, statuses that changed, and steps that became overdue since
-- then. Without one: the newest steps, by the day on which a page about them was last seen, then by their own day.
with today as (
    select cast(created as date) as day from package
),
new_agreements as (
    select 'agreement:' || a.agreement_id as entry_id, a.agreement_id, null as event_id, 'New: ' || a.name as title, a.summary as words, t.day
    from changes c
    join agreements a on c.table_name = 'agreements' and c.change = 'added' and c.row_id = a.agreement_id
    cross join today t
),
new_statuses as (
    select 'status:' || a.agreement_id || ':' || c.after as entry_id, a.agreement_id, null as event_id, a.name || ': ' || lower(s.title) as title,
        'It was: ' || lower(b.title) || '.' as words, t.day
    from changes c
    join agreements a on c.table_name = 'agreement_overview' and c.column_name = 'status' and c.row_id = a.agreement_id
    join codelist_agreement_status b on b.code = c.before
    join codelist_agreement_status s on s.code = c.after
    cross join today t
),
now_overdue as (
    select 'overdue:' || w.event_id as entry_id, w.agreement_id, w.event_id, w.name || ': overdue, ' || lower(k.title) as title,
        'Expected by ' || date_max(w.date) || '.' as words, date_max(w.date) + 1 as day
    from _awaited w
    join codelist_event_kind k on k.code = w.event_kind
    join since s on date_max(w.date) >= cast(s.created as date)
    where w.is_overdue
),
newest as (
    select e.event_id as entry_id, h.agreement_id, e.event_id, e.date || ': ' || h.name || ', ' || lower(k.title) as title,
        coalesce(e.summary, k.description) as words, max(c.accessed) as day
    from events e
    join _heads h on h.agreement_id = e.agreement_id
    join _evidence c on c.table_name = 'events' and c.row_id = e.event_id
    join codelist_event_kind k on k.code = e.event_kind
    where e.outcome = 'occurred' and not exists (from since)
    group by e.event_id, h.agreement_id, e.date, h.name, k.title, e.summary, k.description
    order by max(c.accessed) desc, e.date desc, e.event_id
    limit 60
)
from (from new_agreements union all by name from new_statuses union all by name from now_overdue union all by name from newest)
order by day desc, title, entry_id
