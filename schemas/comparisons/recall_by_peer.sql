-- description: Agreements of each peer in the region, and how many of them are in this package.
-- why: A counterpart is a row of agreement_identifiers with the peer's number: the same parties, instrument and date.
select
    p.scheme, min(substr(p.signed, 1, 4)) as first_year, max(substr(p.signed, 1, 4)) as last_year,
    count(*) as agreements, count(i.agreement_id) as found, round(100.0 * count(i.agreement_id) / count(*), 1) as percent
from peer_agreements p
left join (select distinct on (scheme, identifier) * from agreement_identifiers) i on i.scheme = p.scheme and i.identifier = p.identifier
group by p.scheme
order by p.scheme
