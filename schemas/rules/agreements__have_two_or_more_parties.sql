-- severity: error
-- message: An agreement has at least two parties, unless it is one party's act.
-- why: An agreement with one party is a row somebody forgot to finish.
-- fix: Add the other party to agreement_parties with a claim, or set instrument to unilateral_act.
-- example: jpn-usa-example has the party jpn and no other
select 'agreements' as table_name, a.agreement_id as row_id, 'agreement_id' as field_name,
    count(distinct p.actor_id) || ' parties' as found
from agreements a
left join agreement_parties p on p.agreement_id = a.agreement_id and p.role not in ('depositary', 'observer')
where a.instrument <> 'unilateral_act'
group by a.agreement_id
having count(distinct p.actor_id) < 2
