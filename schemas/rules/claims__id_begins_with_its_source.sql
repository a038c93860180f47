-- severity: error
-- message: The id of a claim begins with the id of its source and a dot.
-- why: In a sorted list, the claims of a source are together.
-- fix: Name it <source_id>.c<number>.
-- example: claim-17
select 'claims' as table_name, claim_id as row_id, 'claim_id' as field_name, claim_id as found
from claims
where not starts_with(claim_id, source_id || '.')
