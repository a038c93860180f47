-- severity: error
-- message: An arms transfer has a supplier and a recipient.
-- why: Users of arms data ask first who sells and who buys.
-- fix: Set the roles supplier and recipient in agreement_parties.
-- example: an arms_transfer whose parties both have the role party
select 'agreements' as table_name, a.agreement_id as row_id, 'agreement_kind' as field_name,
    coalesce(string_agg(p.role, ', ' order by p.role), 'no party') as found
from agreements a
left join agreement_parties p on p.agreement_id = a.agreement_id
where a.agreement_kind = 'arms_transfer'
group by a.agreement_id
having count(*) filter (where p.role = 'supplier') = 0 or count(*) filter (where p.role = 'recipient') = 0
