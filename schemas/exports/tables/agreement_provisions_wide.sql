-- description: One row per agreement of which a provision was coded, one column per provision of the codelist.
-- why: Statistics packages want a column per question; an empty cell is a question that nobody looked for.
-- labels: provision.question
-- sheet: yes
set variable provisions = (
    select string_agg(
        format('cast(max(value) filter (where provision = ''{}'') as enum ({})) as "{}"', code, '''' || replace("values", '|', ''', ''') || '''', code), ', ' order by rowid
    )
    from codelist_provision
);
with wide as (
    from query('select agreement_id, ' || getvariable('provisions') || ' from agreement_provisions group by agreement_id')
)
select w.agreement_id, a.name, a.agreement_kind, o.parties, year(o.signed_min) as signed_year, w.* exclude (agreement_id)
from wide w
join agreements a on a.agreement_id = w.agreement_id
join agreement_overview o on o.agreement_id = w.agreement_id
order by w.agreement_id
