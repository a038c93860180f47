-- What the whole holds, in one row: counts, and agreements by status.
select p.version, p.created,
    (select count(*) from agreements) as agreements,
    (select count(*) from claims) as claims,
    (select count(*) from quotes) as quotes,
    (select count(*) from sources) as sources,
    (select list({ 'status': status, 'agreements': n } order by status) from (select status, count(*) as n from _heads group by status)) as statuses,
    (select min(year) from dyad_years) as first_year
from package p
