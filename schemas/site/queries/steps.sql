-- The steps of an agreement in time, each with every claim about it and who took part.
with present as (
    select p.event_id, list({ 'name': a.name, 'role': p.role } order by p.role desc, a.name) as people
    from event_participants p
    join actors a on a.actor_id = p.actor_id
    group by p.event_id
)
select e.agreement_id, e.event_id, e.event_kind, e.date, e.end_date, a.name as actor, e.place, e.outcome, e.summary, d.claims, p.people,
    e.outcome = 'pending' and date_max(e.date) < (select created from package) as is_overdue
from events e
join _dates d on d.event_id = e.event_id
left join actors a on a.actor_id = e.actor_id
left join present p on p.event_id = e.event_id
left join codelist_event_kind k on k.code = e.event_kind
where e.agreement_id is not null
order by e.agreement_id, e.outcome = 'pending', e.date is null, date_max(e.date), cast(k.stage_order as integer), e.event_id
