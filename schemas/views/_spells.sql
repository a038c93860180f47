-- One row per agreement that was ever signed or operative: when its effect began and ended, as partial dates, and the day up
-- to which pages establish it when its term is over and nothing says that it was renewed. Without an end of its own
-- an agreement ends when a successor takes effect, or with a term that cannot be renewed.
with begun as (
    select agreement_id, arg_min(date, (event_kind in ('first_used', 'expanded', 'extended'), date_max(date), date)) as start_date
    from _event_status
    where status = 'in_force' and outcome = 'occurred' and event_kind not in ('termination_withdrawn', 'resumed')
    group by agreement_id
),
signed as (
    select agreement_id, arg_min(date, (date_max(date), date)) as signed_date
    from events
    where event_kind = 'signed' and outcome = 'occurred'
    group by agreement_id
),
ended as (
    select agreement_id, arg_min(date, (date_max(date), date)) as end_date
    from _event_status
    where status = 'ended' and outcome = 'occurred'
    group by agreement_id
),
succeeded as (
    select r.related_agreement_id as agreement_id, arg_min(b.start_date, (date_max(b.start_date), b.start_date)) as end_date
    from agreement_relations r
    join begun b on b.agreement_id = r.agreement_id
    where r.relation = 'supersedes'
    group by r.related_agreement_id
)
select
    a.agreement_id,
    a.agreement_kind,
    s.signed_date,
    b.start_date,
    coalesce(e.end_date, u.end_date, case when t.renewal = 'none' and date_max(t.term_end) < cast(p.created as date) then t.term_end end) as end_date,
    t.term_end,
    o.agreement_id is not null as is_outstanding
from agreements a
cross join package p
left join begun b on b.agreement_id = a.agreement_id
left join signed s on s.agreement_id = a.agreement_id
left join ended e on e.agreement_id = a.agreement_id
left join succeeded u on u.agreement_id = a.agreement_id
left join _terms t on t.agreement_id = a.agreement_id
left join _outstanding o on o.agreement_id = a.agreement_id
where b.start_date is not null or s.signed_date is not null
