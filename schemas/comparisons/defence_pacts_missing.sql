-- description: The pairs and years that are missing above.
-- why: Each is an end that one of the two has wrong, or a party that left.
with counterparts as materialized (
    select distinct scheme, agreement_id from agreement_identifiers where scheme in (select scheme from peer_dyad_years)
),
held as (
    select distinct c.scheme, c.agreement_id, m.actor_id as state_1, n.actor_id as state_2
    from counterparts c
    join agreements a on a.agreement_id = c.agreement_id and a.agreement_kind = 'mutual_defence'
    join agreement_parties m on m.agreement_id = c.agreement_id
    join agreement_parties n on n.agreement_id = c.agreement_id and n.actor_id > m.actor_id
),
members as materialized (
    select state_id, year, ccode from _member_years where ccode is not null
),
pacts as materialized (
    select scheme, cast(year as integer) as year, cast(ccode1 as integer) as ccode1, cast(ccode2 as integer) as ccode2
    from peer_dyad_years
    where obligation = 'defence'
),
years as (
    select h.scheme, h.state_1, h.state_2, m.year, coalesce(bool_or(m.year between year(date_min(f.signed_date)) and year(date_max(f.start_date))), false) as is_signed
    from held h
    join members m on m.state_id = h.state_1
    join members n on n.state_id = h.state_2 and n.year = m.year
    join pacts p on p.scheme = h.scheme and p.year = m.year and p.ccode1 = least(m.ccode, n.ccode) and p.ccode2 = greatest(m.ccode, n.ccode)
    join codelist_state s on s.code = h.state_1
    join codelist_state t on t.code = h.state_2
    left join _spells f on f.agreement_id = h.agreement_id
    where s.region <> 'other' or t.region <> 'other'
    group by all
),
panel as materialized (
    select c.scheme, d.actor_1 as state_1, d.actor_2 as state_2, d.year, count(*) filter (where d.is_certain) as n_min
    from _dyad_agreement_years d
    join counterparts c on c.agreement_id = d.agreement_id
    group by all
),
said as (
    select y.*, d.n_min
    from years y
    left join panel d on d.scheme = y.scheme and d.state_1 = y.state_1 and d.state_2 = y.state_2 and d.year = y.year
)
select scheme, state_1, state_2, min(year) as first_year, max(year) as last_year, count(*) as years
from said
where n_min is null and not is_signed
group by scheme, state_1, state_2
order by scheme, state_1, state_2
