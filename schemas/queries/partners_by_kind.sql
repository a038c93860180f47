-- description: Who is in an agreement of a kind with whom, and its status.
-- why: The web of one kind of pact at a glance.
-- example: agreement_kind=reciprocal_access
select agreement_id, name, parties, status, signed_min, in_force_min, ended_min, days_signed_to_force
from agreement_overview
where agreement_kind = :agreement_kind
order by signed_min is null, signed_min, agreement_id
