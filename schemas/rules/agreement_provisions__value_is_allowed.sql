-- severity: error
-- message: The value of a provision is one that the codelist of provisions allows for it.
-- why: Only answers from a closed list can be counted and compared.
-- fix: Write one of the values given for it in schemas/codelists/provision.csv.
-- example: provision defence with the value perhaps
select 'agreement_provisions' as table_name, p.agreement_id || '/' || p.provision as row_id, 'value' as field_name,
    p.value || ' is not one of ' || replace(c."values", '|', ', ') as found
from agreement_provisions p
join codelist_provision c on c.code = p.provision
where not list_contains(string_split(c."values", '|'), p.value)
