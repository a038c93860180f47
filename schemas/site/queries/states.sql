-- One page per state that is a party to an agreement.
from _parties where actor_kind = 'state' order by name, actor_id
