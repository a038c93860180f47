-- severity: error
-- message: A continuation has the same source and speaker as the quote that it continues.
-- why: Words of another speaker are another quote.
-- fix: Correct continues_id, source_id or speaker_id.
-- example: a quote of one speaker that continues another's
select 'quotes' as table_name, q.quote_id as row_id, 'continues_id' as field_name, q.continues_id as found
from quotes q
join quotes o on o.quote_id = q.continues_id
where o.source_id <> q.source_id or o.speaker_id <> q.speaker_id
