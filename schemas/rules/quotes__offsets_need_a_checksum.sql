-- severity: error
-- message: A quote with offsets has a source whose text has a checksum.
-- why: Offsets into an unknown text cannot be verified.
-- fix: Fill text_sha256 of the source, or leave the offsets empty.
-- example: char_start 10 in a source without text_sha256
select 'quotes' as table_name, q.quote_id as row_id, 'char_start' as field_name, q.char_start as found
from quotes q
join sources s on s.source_id = q.source_id
where q.char_start is not null and s.text_sha256 is null
