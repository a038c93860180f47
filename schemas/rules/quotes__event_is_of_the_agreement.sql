-- severity: error
-- message: If a quote is linked to both an agreement and an event, the event belongs to that agreement.
-- why: The timeline of one agreement would show words about another.
-- fix: Correct agreement_id or event_id.
-- example: agreement gbr-jpn-raa, event aus-jpn-raa.signed
select 'quotes' as table_name, q.quote_id as row_id, 'event_id' as field_name, q.event_id || ' is of ' || e.agreement_id as found
from quotes q
join events e on e.event_id = q.event_id
where e.agreement_id <> q.agreement_id
