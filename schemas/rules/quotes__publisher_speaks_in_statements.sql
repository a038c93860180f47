-- severity: error
-- message: If the publisher of the page is the speaker, the quote is a statement, and the publisher is neither a medium nor a research institute.
-- why: The text of an article is its author's prose, not a quote.
-- fix: Write the person who is quoted, set quote_kind to statement, or delete the quote and retire its id.
-- example: an editorial entered as words of the newspaper
select 'quotes' as table_name, q.quote_id as row_id, 'speaker_id' as field_name, q.speaker_id || ' publishes the page (' || a.actor_kind || ')' as found
from quotes q
join sources s on s.source_id = q.source_id and s.publisher_id = q.speaker_id
join actors a on a.actor_id = q.speaker_id
where q.quote_kind <> 'statement' or a.actor_kind in ('medium', 'think_tank')
