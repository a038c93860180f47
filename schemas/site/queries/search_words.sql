-- What a search finds in words: quotes, and titles of pages, each with the agreement or publisher page that shows it.
select 'agreement' as page, q.agreement_id as key, q.quote_id as part, q.text as words, q.language,
    concat_ws(', ', a.name, case q.quote_kind when 'indirect' then 'paraphrase' end, q.said_on) as more
from quotes q
join actors a on a.actor_id = q.speaker_id
where q.agreement_id is not null
union all
select 'publisher', s.publisher_id, s.source_id, s.title, s.language, concat_ws(', ', p.name, s.published)
from sources s
join actors p on p.actor_id = s.publisher_id
order by 1, 2, 3
