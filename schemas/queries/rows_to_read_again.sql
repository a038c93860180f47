-- description: The 100 claims and 50 quotes of a draw for a second reader; the name of the draw is its seed.
-- why: Rows are in the order of the MD5 sum of name and key, so that anybody can draw the same rows from the same version and nobody can choose them.
-- example: draw=2026-11-29-a
with keyed as (
    select 'claims' as table_name, claim_id as row_id, source_id, md5(:draw || '/claims/' || claim_id) as lot from claims
    union all
    select 'quotes', quote_id, source_id, md5(:draw || '/quotes/' || quote_id) from quotes
),
placed as (
    select *, row_number() over (partition by table_name order by lot) as place from keyed
)
select p.table_name, p.place, p.row_id, s.url
from placed p
join sources s on s.source_id = p.source_id
where p.place <= case when p.table_name = 'claims' then 100 else 50 end
order by p.table_name, p.place
