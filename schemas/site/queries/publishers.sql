-- One page per publisher of sources.
select a.actor_id, a.name, a.native_name, a.actor_kind, a.description, count(*) as pages,
    coalesce(sum((select count(*) from claims c where c.source_id = s.source_id)), 0) as claims,
    coalesce(sum((select count(*) from quotes q where q.source_id = s.source_id)), 0) as quotes
from actors a
join sources s on s.publisher_id = a.actor_id
group by all
order by a.name, a.actor_id
