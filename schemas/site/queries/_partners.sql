-- One row per ordered pair of parties and agreement that both are in.
select m.actor_id as actor_1, n.actor_id as actor_2, m.agreement_id, least(m.actor_id, n.actor_id) || '-' || greatest(m.actor_id, n.actor_id) as pair_id
from _members m
join _members n on n.agreement_id = m.agreement_id and n.actor_id <> m.actor_id
