-- description: Pairs of states of the region tied by mutual defence, and the share of them that includes the United States: here, as a range, and in the peer.
-- why: The thesis on the one kind that all of them count.
with region as materialized (
    select m.ccode, m.year
    from _member_years m
    join codelist_state s on s.code = m.state_id and s.region <> 'other'
    where m.ccode is not null
),
pairs as materialized (
    select scheme, cast(year as integer) as year, cast(ccode1 as integer) as ccode1, cast(ccode2 as integer) as ccode2
    from peer_dyad_years
    where obligation = 'defence'
),
near as (
    select p.* from pairs p join region r on r.year = p.year and r.ccode = p.ccode1
    union
    select p.* from pairs p join region r on r.year = p.year and r.ccode = p.ccode2
),
peer as (
    select scheme, year, count(*) as ties, count(*) filter (where 2 in (ccode1, ccode2)) as usa
    from near
    group by scheme, year
)
select
    p.scheme, p.year, p.ties as peer_ties, round(100.0 * p.usa / p.ties, 1) as peer_percent,
    h.ties_min, h.ties_max, round(100 * h.usa_share_min, 1) as percent_min, round(100 * h.usa_share_max, 1) as percent_max
from peer p
left join hub_share h on h.year = p.year and h.agreement_kind = 'mutual_defence' and h.ties_of = 'all'
where p.year % 10 = 0 or p.year = (select max(q.year) from peer q where q.scheme = p.scheme)
order by p.scheme, p.year
