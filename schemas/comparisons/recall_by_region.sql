-- description: The same by region of the parties; an agreement of states of two regions counts in both.
-- why: Where the package is thin.
with placed as (
    select distinct p.scheme, p.identifier, s.region
    from (select scheme, identifier, trim(unnest(string_split(parties, ';'))) as iso3 from peer_agreements) p
    join codelist_state s on s.iso3 = p.iso3 and s.region <> 'other'
)
select
    p.scheme, p.region, count(*) as agreements, count(i.agreement_id) as found,
    round(100.0 * count(i.agreement_id) / count(*), 1) as percent
from placed p
left join (select distinct on (scheme, identifier) * from agreement_identifiers) i on i.scheme = p.scheme and i.identifier = p.identifier
group by p.scheme, p.region
order by p.scheme, p.region
