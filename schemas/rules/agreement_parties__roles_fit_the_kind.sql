-- severity: error
-- message: Suppliers and recipients belong to agreements on arms, equipment or assistance; hosts and sending states to agreements on forces.
-- why: If the role does not fit the kind, one of the two is miscoded.
-- fix: Use party, or correct agreement_kind.
-- example: supplier in an information_security agreement
select 'agreement_parties' as table_name, p.agreement_id || '/' || p.actor_id || '/' || p.role as row_id, 'role' as field_name,
    p.role || ' in ' || a.agreement_kind as found
from agreement_parties p
join agreements a on a.agreement_id = p.agreement_id
where (p.role in ('supplier', 'recipient')
        and a.agreement_kind in ('mutual_defence', 'consultation', 'reciprocal_access', 'visiting_forces', 'status_of_forces', 'basing_access',
            'information_security', 'joint_declaration'))
    or (p.role in ('host', 'sending_state')
        and a.agreement_kind in ('arms_transfer', 'co_development', 'equipment_transfer', 'information_security', 'nuclear_propulsion', 'joint_declaration'))
