-- severity: error
-- since: 0.1.0
-- says: The COW, Gleditsch-Ward and Wikidata codes of a state are those of the crosswalk.
-- why: One wrong code joins a state to another state's data.
-- cure: Correct the code, or the crosswalk in schemas/codelists/state.csv.
-- example: jpn with the COW code 732
select 'actors' as table_name, a.actor_id as row_id, 'cow_code' as field_name,
    concat_ws('/', a.cow_code, a.gw_code, a.wikidata_id) || ' is not ' || concat_ws('/', c.cow_code, c.gw_code, c.wikidata_id) as found
from actors a
join codelist_state c on c.code = a.actor_id
where a.actor_kind = 'state'
    and (cast(a.cow_code as varchar) is distinct from c.cow_code or cast(a.gw_code as varchar) is distinct from c.gw_code
        or a.wikidata_id is distinct from c.wikidata_id)
