-- The status that each event leads to. For instruments that take effect without entry into force
-- (memoranda, declarations, contracts …) the codelist of instruments says which step makes them operative.
select
    e.event_id,
    e.agreement_id,
    e.event_kind,
    e.date,
    e.outcome,
    c.stage_order,
    case
        when e.event_kind = i.operative_on then 'in_force'
        when i.operative_on = 'announced' and e.event_kind = 'signed' then 'in_force'
        when i.operative_on in ('offer_accepted', 'contracted') and e.event_kind in ('signed', 'delivered') then 'in_force'
        when i.operative_on = 'signed' and e.event_kind = 'announced' then 'in_force'
        else c.status
    end as status
from events e
join agreements a on a.agreement_id = e.agreement_id
join codelist_instrument i on i.code = a.instrument
join codelist_event_kind c on c.code = e.event_kind
where c.stage_order is not null
