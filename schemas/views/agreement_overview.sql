-- One row per agreement: who, what, its status today, and its main days as first and last possible day.
with steps as (
    select
        agreement_id,
        arg_min(date, (date_max(date), date)) as first_known,
        arg_min(date, (date_max(date), date)) filter (where event_kind in ('negotiation_announced', 'negotiation_started', 'negotiation_round')) as negotiated,
        arg_min(date, (date_max(date), date)) filter (where event_kind = 'signed') as signed,
        arg_min(date, (date_max(date), date)) filter (where event_kind in ('entered_into_force', 'provisionally_applied')) as in_force
    from events
    where outcome = 'occurred'
    group by agreement_id
),
members as (
    select p.agreement_id, string_agg(distinct coalesce(a.iso3, a.name), ';' order by coalesce(a.iso3, a.name)) as parties,
        count(distinct p.actor_id) as party_count, bool_or(p.actor_id = 'usa') as includes_usa
    from agreement_parties p
    join actors a on a.actor_id = p.actor_id
    where p.role not in ('depositary', 'observer')
    group by p.agreement_id
),
statuses as (
    select agreement_id, arg_max(status, (not is_before_signature, date_max(date), stage_order)) as status
    from _event_status
    where outcome = 'occurred' and status is not null
    group by agreement_id
),
-- An agreement of which nothing is in the panel says why: it needs two states of the systems, one of the Indo-Pacific.
states as (
    select p.agreement_id, count(distinct a.actor_id) as state_count, count(distinct m.state_id) as member_count,
        count(distinct a.actor_id) filter (where s.region <> 'other') as region_count
    from agreement_parties p
    left join actors a on a.actor_id = p.actor_id and a.actor_kind = 'state'
    left join codelist_state s on s.code = a.actor_id
    left join _member_years m on m.state_id = a.actor_id
    where p.role not in ('depositary', 'observer')
    group by p.agreement_id
),
tied as (
    select distinct agreement_id from _dyad_agreement_years
),
cited as (
    select e.agreement_id, c.source_id, e.event_kind, c.modality, s.publisher_id, k.official = 'true' as is_official
    from claims c
    join events e on c.table_name = 'events' and c.row_id = e.event_id
    join sources s on s.source_id = c.source_id
    join codelist_source_kind k on k.code = s.source_kind
),
evidence as (
    select
        agreement_id,
        count(distinct source_id) as source_count,
        bool_or(is_official) as has_official_source
    from cited
    group by agreement_id
)
select
    a.agreement_id,
    a.name,
    a.agreement_kind,
    a.instrument,
    a.legal_status,
    m.parties,
    m.party_count,
    m.includes_usa,
    case
        when t.status is null then 'proposed'
        when p.end_date is not null and t.status <> 'suspended' then 'ended'
        when t.status = 'signed' and o.agreement_id is null then 'signed_force_unknown'
        when t.status = 'in_force' and date_max(p.term_end) < cast(k.created as date) then 'term_over'
        else t.status
    end as status,
    date_min(s.first_known) as first_known_min,
    date_max(s.first_known) as first_known_max,
    date_min(s.negotiated) as negotiated_min,
    date_max(s.negotiated) as negotiated_max,
    date_min(s.signed) as signed_min,
    date_max(s.signed) as signed_max,
    date_min(s.in_force) as in_force_min,
    date_max(s.in_force) as in_force_max,
    date_min(p.end_date) as ended_min,
    date_max(p.end_date) as ended_max,
    case when length(s.signed) = 10 and length(s.in_force) = 10
        then date_diff('day', date_min(s.signed), date_min(s.in_force)) end as days_signed_to_force,
    coalesce(e.source_count, 0) as source_count,
    coalesce(e.has_official_source, false) as has_official_source,
    case
        when d.agreement_id is not null then null
        when p.agreement_id is null or p.start_date is null and p.is_outstanding then 'not_in_force'
        when a.instrument = 'unilateral_act' then 'one_party'
        when coalesce(n.state_count, 0) < 2 then 'party_not_a_state'
        when n.member_count < 2 then 'state_outside_the_systems'
        when n.region_count = 0 then 'outside_the_region'
        when date_max(p.end_date) < make_date(f.first_year, 1, 1) then 'before_the_panel'
        else 'states_not_tied'
    end as not_in_panel
from agreements a
cross join package k
cross join (select cast(value as integer) as first_year from codelist_setting where code = 'first_year') f
left join members m on m.agreement_id = a.agreement_id
left join steps s on s.agreement_id = a.agreement_id
left join statuses t on t.agreement_id = a.agreement_id
left join _spells p on p.agreement_id = a.agreement_id
left join evidence e on e.agreement_id = a.agreement_id
left join _outstanding o on o.agreement_id = a.agreement_id
left join states n on n.agreement_id = a.agreement_id
left join tied d on d.agreement_id = a.agreement_id
order by a.agreement_id
