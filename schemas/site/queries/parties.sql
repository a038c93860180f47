-- The parties of an agreement, each with the pages that name it.
select p.agreement_id, p.actor_id, a.name, a.actor_kind = 'state' as is_state, p.role, p.start_date, p.end_date,
    (select list(c order by c.is_hedged, not c.is_official, c.published, c.claim_id) from _evidence c
        where c.table_name = 'agreement_parties' and c.row_id = concat_ws('/', p.agreement_id, p.actor_id, p.role)) as claims
from agreement_parties p
join actors a on a.actor_id = p.actor_id
order by p.agreement_id, a.name, p.role
