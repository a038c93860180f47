-- severity: error
-- since: 0.1.0
-- says: Where coverage says none, no agreement of that actor and kind was signed in the window.
-- why: The row contradicts the statement that nobody looked.
-- cure: Set level to partial.
-- example: level none for jpn logistics although an ACSA is there
select distinct 'coverage' as table_name, c.actor_id || '/' || c.agreement_kind || '/' || c.start_date as row_id, 'level' as field_name,
    'has ' || min(e.agreement_id) over (partition by c.actor_id, c.agreement_kind, c.start_date) as found
from coverage c
join agreement_parties p on p.actor_id = c.actor_id
join agreements a on a.agreement_id = p.agreement_id and a.agreement_kind = c.agreement_kind
join events e on e.agreement_id = a.agreement_id and e.event_kind = 'signed' and e.outcome = 'occurred'
where c.level = 'none' and not date_before(e.date, c.start_date) and not date_before(c.end_date, e.date)
