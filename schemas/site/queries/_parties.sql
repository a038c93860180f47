-- One row per actor that is a party to an agreement.
select a.actor_id, a.name, a.native_name, a.actor_kind, a.description, a.iso3, a.wikidata_id, s.region,
    count(*) as agreements, count(*) filter (where h.status = 'in_force') as in_force
from actors a
join _members m on m.actor_id = a.actor_id
join _heads h on h.agreement_id = m.agreement_id
left join codelist_state s on s.code = a.actor_id
group by all
