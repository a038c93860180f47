-- severity: error
-- message: A cell that needs evidence has an asserted claim that supports it, at least as precise as the cell.
-- why: Every value can be followed to a page. Only what is pending, or coded as not seen, needs no asserted claim.
-- fix: Correct the cell to what its claims say, or add the claim of a source that says otherwise.
-- example: date 2023-01-11 supported only by a claim of 2023-01
with needed as (
    select v.table_name, v.row_id, v.field_name, v.value
    from evidence_cells v
    anti join events e on v.table_name = 'events' and e.event_id = v.row_id and e.outcome <> 'occurred'
    where not (v.table_name = 'agreement_provisions' and v.value = 'not_seen')
        and not (v.table_name = 'agreements' and v.field_name = 'renewal' and v.value = 'unknown')
),
unsupported as (
    select n.*,
        (
            select string_agg(c.value, ', ' order by c.claim_id) from claims c
            where c.table_name = n.table_name and c.row_id = n.row_id and c.field_name = n.field_name and c.modality = 'asserted'
        ) as others,
        -- The likeliest source: one that speaks of the row already, or one that nothing rests on yet.
        coalesce(
            (select min(c.source_id) from claims c where c.table_name = n.table_name and c.row_id = n.row_id),
            (select any_value(s.source_id) from sources s where s.source_id not in (select source_id from claims) having count(*) = 1),
            'SOURCE_ID'
        ) as source_id
    from needed n
    anti join claims c on c.table_name = n.table_name and c.row_id = n.row_id and c.field_name = n.field_name
        and c.modality = 'asserted' and (c.value = n.value or starts_with(c.value, n.value || '-') or (is_date(n.value) and not is_date(c.value)))
),
numbered as (
    select u.*, if(k.official = 'true', 'document', 'own_voice') as attribution,
        row_number() over (partition by u.source_id order by u.table_name, u.row_id, u.field_name) + coalesce(
            (select max(try_cast(regexp_extract(c.claim_id, '\.c(\d+)$', 1) as integer)) from claims c where c.source_id = u.source_id), 0
        ) as number
    from unsupported u
    left join sources s on s.source_id = u.source_id
    left join codelist_source_kind k on k.code = s.source_kind
)
select table_name, row_id, field_name, value || coalesce(', but its claims say ' || others, ' has no claim') as found,
    if(others is null, 'Add to data/claims.csv, under the source that says so: ' || concat_ws(
        ',', source_id || '.c' || number, source_id, table_name, row_id, field_name, csv_cell(value), 'asserted', attribution || ',,,,'
    ), null) as fix
from numbered
