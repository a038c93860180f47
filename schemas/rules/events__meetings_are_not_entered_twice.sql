-- severity: warn
-- message: Two meetings, talks, visits or exercises on one day, one of them without an agreement, do not have two states in common.
-- why: A meeting that stands beside an agreement and once more by itself is counted twice.
-- fix: Merge the rows and retire one id, or change nothing if they are two meetings.
-- example: meeting-2025-12-10-aukus-defence-ministers beside aukus.meeting.ministers-2025-12
with members as (
    select p.event_id, coalesce(a.state_id, a.actor_id) as member
    from event_participants p
    join actors a on a.actor_id = p.actor_id
    union
    select e.event_id, p.actor_id
    from events e
    join agreement_parties p on p.agreement_id = e.agreement_id
)
select 'events' as table_name, e.event_id as row_id, 'event_id' as field_name, 'the same day and states as ' || other.event_id as found
from events e
join events other on other.date = e.date and other.event_kind = e.event_kind and other.event_id <> e.event_id
    and (other.agreement_id is not null or other.event_id < e.event_id)
join members m on m.event_id = e.event_id
join members n on n.event_id = other.event_id and n.member = m.member
where e.agreement_id is null and length(e.date) = 10 and e.event_kind in ('meeting', 'talks', 'visit', 'exercise')
group by e.event_id, other.event_id
having count(distinct m.member) > 1
