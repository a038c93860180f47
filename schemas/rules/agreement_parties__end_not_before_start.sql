-- severity: error
-- message: A party does not leave before it joins.
-- why: A span turned round counts as no time at all in the panel.
-- fix: Swap or correct start_date and end_date.
-- example: start_date 2004, end_date 1998
select 'agreement_parties' as table_name, agreement_id || '/' || actor_id || '/' || role as row_id, 'end_date' as field_name,
    end_date || ' < ' || start_date as found
from agreement_parties
where date_before(end_date, start_date)
