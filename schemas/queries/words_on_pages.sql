-- description: Every quotation with the address of its page; paraphrases are left out.
-- why: What the weekly check of quotations looks for on the open pages: id, address and words, in this order.
-- example:
select q.quote_id, s.url, q.text
from quotes q
join sources s on s.source_id = q.source_id
where q.quote_kind <> 'indirect'
order by s.url, q.quote_id
