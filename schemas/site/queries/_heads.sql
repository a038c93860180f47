-- One row per agreement as lists show it: its main days as the most telling date of each step, and who its parties are.
with firsts as (
    select agreement_id,
        arg_min({ 'event_id': event_id, 'date': date }, (date_max(date), date, event_id)) filter (where event_kind in ('signed', 'offer_accepted', 'contracted')) as signed,
        arg_min({ 'event_id': event_id, 'date': date }, (date_max(date), date, event_id)) filter (where event_kind in ('entered_into_force', 'provisionally_applied')) as in_force,
        arg_min({ 'event_id': event_id, 'date': date }, (date_max(date), date, event_id)) filter (where event_kind in ('terminated', 'expired', 'superseded', 'cancelled')) as ended,
        arg_min({ 'event_id': event_id, 'date': date, 'event_kind': event_kind }, (date_max(date), date, event_id)) as first_step,
        arg_max({ 'event_id': event_id, 'date': date, 'event_kind': event_kind }, (date_min(date), date, event_id)) as last_step
    from events
    where outcome = 'occurred' and agreement_id is not null
    group by agreement_id
),
parties as (
    select agreement_id, list({ 'actor_id': actor_id, 'name': name, 'is_state': is_state } order by name) as parties from _members group by agreement_id
),
best as (
    select event_id, claims[1] as claim from _dates
)
select o.agreement_id, o.name, o.agreement_kind, o.instrument, o.legal_status, o.status, o.party_count, o.source_count, o.has_official_source,
    f.signed, f.in_force, f.ended, f.first_step, f.last_step, p.parties, b.claim as signed_claim,
    coalesce(f.signed.date, f.in_force.date, f.first_step.date) as placed
from agreement_overview o
left join firsts f on f.agreement_id = o.agreement_id
left join parties p on p.agreement_id = o.agreement_id
left join best b on b.event_id = f.signed.event_id
