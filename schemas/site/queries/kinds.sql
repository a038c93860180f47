-- One page per kind of agreement.
select k.code, k.title, k.description, count(h.agreement_id) as agreements, count(*) filter (where h.status = 'in_force') as in_force
from codelist_agreement_kind k
left join _heads h on h.agreement_kind = k.code
group by all
order by k.title
