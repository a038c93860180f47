-- severity: error
-- message: At most 3,000 characters are quoted in all from a source with all rights reserved.
-- why: Short quotations are allowed; reprints are not.
-- fix: Keep the words that matter, and paraphrase the rest as indirect quotes.
-- example: ten quotes of 400 characters from one article
select 'sources' as table_name, s.source_id as row_id, 'rights' as field_name, sum(length(q.text)) || ' characters' as found
from quotes q
join sources s on s.source_id = q.source_id
where s.rights = 'all_rights_reserved' and q.quote_kind <> 'indirect'
group by s.source_id
having sum(length(q.text)) > 3000
