-- description: The life of an agreement, step by step, with the words that were said at each and between them.
-- why: A reporter wants the sequence, the speakers and the pages in one list; paraphrases are in brackets.
-- example: agreement_id=gbr-jpn-raa
with lines as (
    select e.date as placed, e.event_id, 0 as rank, e.date as day, e.event_kind || case e.outcome when 'occurred' then '' else ' (' || e.outcome || ')' end as step,
        e.summary as words, null as speaker, null as post, null as quote_id, null as url
    from events e
    where e.agreement_id = :agreement_id
    union all
    select case when e.date is null or substr(e.date, 1, length(q.said_on)) > q.said_on then q.said_on else e.date end, e.event_id, 1, q.said_on, null,
        case q.quote_kind when 'indirect' then '[' || q.text || ']' else q.text end, a.name, p.title, q.quote_id, s.url
    from quotes q
    join actors a on a.actor_id = q.speaker_id
    join sources s on s.source_id = q.source_id
    left join positions p on p.position_id = q.position_id
    left join events e on e.event_id = q.event_id
    where q.agreement_id = :agreement_id
)
select day, step, speaker, post, words, url
from lines
order by placed is null, placed, event_id is null, event_id, rank, day, quote_id
