-- severity: error
-- message: Periods of coverage of one actor, partner and kind do not overlap.
-- why: A year cannot have two levels of coverage.
-- fix: End one period before the other begins.
-- example: 1951 to 2026 systematic, 2000 to 2010 searched
select 'coverage' as table_name, b.coverage_id as row_id, 'start_date' as field_name,
    b.start_date || ' <= ' || a.end_date as found
from coverage a
join coverage b on b.actor_id = a.actor_id and b.agreement_kind = a.agreement_kind
    and b.partner_id is not distinct from a.partner_id and (b.start_date, b.coverage_id) > (a.start_date, a.coverage_id)
where not date_before(a.end_date, b.start_date)
