-- description: The same by decade of signature.
-- why: The early years rest on fewer pages.
select
    p.scheme, substr(p.signed, 1, 3) || '0s' as decade, count(*) as agreements, count(i.agreement_id) as found,
    round(100.0 * count(i.agreement_id) / count(*), 1) as percent
from peer_agreements p
left join (select distinct on (scheme, identifier) * from agreement_identifiers) i on i.scheme = p.scheme and i.identifier = p.identifier
group by p.scheme, decade
order by p.scheme, decade
