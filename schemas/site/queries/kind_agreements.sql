-- The agreements of a kind, the newest first.
select h.agreement_kind, h.*
from _heads h
order by h.agreement_kind, h.placed is null, h.placed desc, h.agreement_id
