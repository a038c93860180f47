-- description: One row per agreement and pair of its parties, with the days on which it was signed, took effect and ended, each as first and last possible day.
-- why: The first three columns are the edge and its two ends; start and end are its longest possible life, and start_of says what it begins with.
with members as (
    select agreement_id, actor_id, min(start_date) as joined, max(end_date) as leaved
    from agreement_parties
    where role not in ('depositary', 'observer')
    group by agreement_id, actor_id
)
select
    o.agreement_id || ':' || m.actor_id || ':' || n.actor_id as id,
    m.actor_id as source,
    n.actor_id as target,
    o.agreement_id as agreement,
    o.name as label,
    o.agreement_kind as kind,
    o.instrument,
    o.legal_status,
    o.status,
    o.party_count = 2 as is_bilateral,
    date_min(s.signed_date) as signed_min,
    date_max(s.signed_date) as signed_max,
    date_min(s.start_date) as in_force_min,
    date_max(s.start_date) as in_force_max,
    date_min(s.end_date) as ended_min,
    date_max(s.end_date) as ended_max,
    case when s.start_date is not null then 'in_force' when not s.is_outstanding then 'signed' end as start_of,
    case when s.start_date is not null or not s.is_outstanding
        then greatest(date_min(coalesce(s.start_date, s.signed_date)), date_min(m.joined), date_min(n.joined)) end as "start",
    least(date_max(s.end_date), date_max(m.leaved), date_max(n.leaved)) as "end"
from agreement_overview o
join members m on m.agreement_id = o.agreement_id
join members n on n.agreement_id = o.agreement_id and n.actor_id > m.actor_id
left join _spells s on s.agreement_id = o.agreement_id
order by 1
