-- One row per agreement of exactly two parties.
select agreement_id
from agreement_parties
where role not in ('depositary', 'observer')
group by agreement_id
having count(distinct actor_id) = 2
