-- severity: error
-- message: A claim attributed by name is attributed to a person, a body or a group whose members are known, not to unnamed people.
-- why: A group of unnamed people is not a name; the authors of a joint statement are.
-- fix: Set attribution to official_unnamed or anonymous, or name who said it.
-- example: attribution named, attributed_to_id people-familiar-with-the-talks, whose name says (unnamed)
select 'claims' as table_name, c.claim_id as row_id, 'attributed_to_id' as field_name, c.attributed_to_id as found
from claims c
join actors a on a.actor_id = c.attributed_to_id
where c.attribution = 'named' and a.actor_kind = 'group' and concat_ws(' ', a.name, a.description) ilike '%unnamed%'
