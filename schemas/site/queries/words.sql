-- What was said about an agreement or one of its steps, and whether before, at or after the step.
select q.agreement_id, q.event_id, q.quote_id, q.text, q.quote_kind, q.language, q.is_translation, q.said_on, q.attribution,
    a.name as speaker, p.title as post, o.name as organisation, s.title, s.url, s.published, s.publisher_id, b.name as publisher, q.paragraph,
    case
        when q.event_id is null or e.date is null or q.said_on is null then null
        when date_max(q.said_on) < date_min(e.date) then 'before'
        when date_min(q.said_on) > date_max(coalesce(e.end_date, e.date)) then 'after'
        else 'at'
    end as moment,
    e.agreement_id is not distinct from q.agreement_id as is_own_step
from quotes q
join actors a on a.actor_id = q.speaker_id
join sources s on s.source_id = q.source_id
join actors b on b.actor_id = s.publisher_id
left join positions p on p.position_id = q.position_id
left join actors o on o.actor_id = p.organisation_id
left join events e on e.event_id = q.event_id
where q.agreement_id is not null
order by q.agreement_id, q.said_on is null, q.said_on, q.source_id, q.paragraph, q.char_start, q.quote_id
