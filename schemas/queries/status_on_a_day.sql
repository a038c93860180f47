-- description: What was known of an agreement on a day: its status and the next step that was expected.
-- why: status rests on pages published by then and nothing later; status_max adds pages that may have been.
-- example: agreement_id=gbr-jpn-raa day=2022-11-04
select agreement_id, status, status_event_id, status_max, status_max_event_id, next_step, next_expected, next_modality, valid_from, valid_to
from agreement_status_asof
where agreement_id = :agreement_id and valid_from <= :day and (valid_to is null or valid_to >= :day)
