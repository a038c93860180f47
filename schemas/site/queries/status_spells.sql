-- What was known of each agreement from which day on: by pages that certainly existed, and by those that may have.
select s.agreement_id, o.name, o.agreement_kind, o.parties, cast(s.valid_from as varchar) as valid_from, s.status, s.status_max, s.next_step, s.next_expected, s.next_modality
from agreement_status_asof s
join agreement_overview o on o.agreement_id = s.agreement_id
order by s.agreement_id, s.valid_from
