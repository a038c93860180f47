-- severity: error
-- since: 0.1.0
-- says: The id of a state is its ISO 3166-1 alpha-3 code in lower case.
-- why: Ids of agreements and joins rest on it.
-- cure: Make actor_id and iso3 agree.
-- example: actor_id uk with iso3 GBR
select 'actors' as table_name, actor_id as row_id, 'iso3' as field_name, iso3 as found
from actors
where iso3 is not null and lower(iso3) <> actor_id
