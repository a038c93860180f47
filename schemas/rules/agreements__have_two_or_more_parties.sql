-- severity: error
-- message: An agreement has at least two parties, unless it is a unilateral act.
-- why: A second party is missing.
-- fix: Add the other party to agreement_parties with a claim, or set instrument to unilateral_act.
-- example: an agreement whose only party is jpn
select 'agreements' as table_name, a.agreement_id as row_id, 'agreement_id' as field_name,
    count(distinct p.actor_id) || ' parties' as found
from agreements a
left join agreement_parties p on p.agreement_id = a.agreement_id and p.role not in ('depositary', 'observer')
where a.instrument <> 'unilateral_act'
group by a.agreement_id
having count(distinct p.actor_id) < 2
