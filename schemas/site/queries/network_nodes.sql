-- The states of the network.
select actor_id, name, coalesce(region, 'other') as region from _parties where actor_kind = 'state' order by actor_id
