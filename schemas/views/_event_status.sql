-- The status that each event leads to. For instruments that take effect without entry into force
-- (memoranda, declarations, contracts …) the codelist of instruments says which step makes them operative.
-- What is used, expanded or extended is in force. A suspension towards one party of several leaves the agreement in force among the others.
with members as (
    select agreement_id, count(distinct actor_id) as party_count
    from agreement_parties
    where role not in ('depositary', 'observer')
    group by agreement_id
)
select
    e.event_id,
    e.agreement_id,
    e.event_kind,
    e.date,
    e.outcome,
    cast(c.stage_order as integer) as stage_order,
    case
        when e.event_kind = i.operative_on then 'in_force'
        when i.operative_on = 'announced' and e.event_kind = 'signed' then 'in_force'
        when e.event_kind in ('first_used', 'expanded', 'extended') then 'in_force'
        when a.instrument = 'unilateral_act' and e.event_kind = 'approved' then 'in_force'
        when a.instrument = 'exchange_of_notes' and e.event_kind = 'notes_exchanged' then 'in_force'
        when i.operative_on in ('offer_accepted', 'contracted') and e.event_kind in ('signed', 'delivered') then 'in_force'
        when i.operative_on = 'signed' and e.event_kind = 'announced' then 'in_force'
        when e.event_kind = 'suspended' and m.party_count > 2 then null
        else c.status
    end as status,
    -- A proposal or a round of talks on an agreement that is already made is about its next step, not its status.
    e.event_kind in (select code from codelist_event_kind where status in ('proposed', 'under_negotiation')) as is_before_signature
from events e
join agreements a on a.agreement_id = e.agreement_id
join codelist_instrument i on i.code = a.instrument
join codelist_event_kind c on c.code = e.event_kind
left join members m on m.agreement_id = e.agreement_id
where c.stage_order is not null
