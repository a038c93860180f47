-- severity: error
-- message: A second reading refers to a row that exists or is in retired_ids, and to a column that exists.
-- why: If the id of a row changes, its readings must change too. What was read of a row that is gone stays.
-- fix: Correct table_name, field_name or row_id (the primary key, with slashes between its columns if there are several).
-- example: row_id mofa-2023-01-11-raa.c99
with keyed as (
    select r.table_name, r.row_id, r.field_name, r.draw,
        concat_ws('/', r.table_name, r.row_id, r.field_name, r.draw) as reading,
        k.row_id is null and d.row_id is null as no_row, f.field_name is null as no_field
    from second_readings r
    left join row_keys k on k.table_name = r.table_name and k.row_id = r.row_id
    left join retired_ids d on d.table_name = r.table_name and d.row_id = r.row_id
    left join contract_fields f on f.table_name = r.table_name and f.field_name = r.field_name
)
select 'second_readings' as table_name, reading as row_id, case when no_row then 'row_id' else 'field_name' end as field_name,
    case when no_row then row_id else table_name || '.' || field_name end as found
from keyed
where no_row or no_field
