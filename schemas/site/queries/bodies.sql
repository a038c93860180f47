-- One page per party that is no state: an organisation, a company, a body.
from _parties where actor_kind <> 'state' order by name, actor_id
