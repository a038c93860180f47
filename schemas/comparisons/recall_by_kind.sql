-- description: The same by the peer's own kind: ATOP by its strongest obligation, COW by its type, DCAD by its category.
-- why: Defence pacts are the test that a reader makes first.
with kinds as (
    select scheme, identifier,
        case scheme
            when 'atop' then case when type like '%D%' then '1 defence' when type like '%C%' then '2 consultation' else '3 neutrality and nonaggression' end
            when 'cow_alliance' then case when type like '%D%' then '1 defence' when type like '%E%' then '2 entente' else '3 neutrality and nonaggression' end
            else string_split(type, '/')[1]
        end as kind
    from peer_agreements
)
select
    p.scheme, ltrim(p.kind, '123 ') as kind, count(*) as agreements, count(i.agreement_id) as found,
    round(100.0 * count(i.agreement_id) / count(*), 1) as percent
from kinds p
left join (select distinct on (scheme, identifier) * from agreement_identifiers) i on i.scheme = p.scheme and i.identifier = p.identifier
group by p.scheme, p.kind
order by p.scheme, p.kind
