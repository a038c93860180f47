-- severity: error
-- message: The ISO and Wikidata codes of a state are those of the list of states.
-- why: A wrong code joins a state to the data of another.
-- fix: Correct the code, or the list in schemas/codelists/state.csv.
-- example: jpn with the Wikidata item Q145
select 'actors' as table_name, a.actor_id as row_id, 'wikidata_id' as field_name,
    concat_ws('/', a.iso3, a.wikidata_id) || ' is not ' || concat_ws('/', c.iso3, c.wikidata_id) as found
from actors a
join codelist_state c on c.code = a.actor_id
where a.actor_kind = 'state' and (a.iso3 is distinct from c.iso3 or a.wikidata_id is distinct from c.wikidata_id)
