-- says: The life of an agreement, step by step, with the words that were said at each.
-- why: A reporter wants the sequence, the speakers and the pages in one list.
-- example: agreement_id=gbr-jpn-raa
select e.date, e.event_kind, e.outcome, e.summary, a.name as speaker, p.title as post, q.text as words, s.url
from events e
left join quotes q on q.event_id = e.event_id and q.quote_kind <> 'indirect'
left join actors a on a.actor_id = q.speaker_id
left join positions p on p.position_id = q.position_id
left join sources s on s.source_id = q.source_id
where e.agreement_id = :agreement_id
order by e.date is null, e.date, e.event_id, q.said_on, q.quote_id
