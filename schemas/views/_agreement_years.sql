-- One row per agreement and year in which it was in force (is_certain) or may have been (not is_certain),
-- by the rules of schemas/codelists/setting.csv.
with rules as (
    select
        max(value) filter (where code = 'missing_force') as missing_force,
        max(value) filter (where code = 'year_rule') as year_rule,
        max(value) filter (where code = 'date_bound') as date_bound,
        cast(max(value) filter (where code = 'first_year') as integer) as first_year
    from codelist_setting
),
bounds as (
    select
        s.agreement_id,
        s.agreement_kind,
        s.start_date is not null or r.missing_force = 'signature' as is_certain,
        case when r.date_bound = 'latest' then date_max(coalesce(s.start_date, s.signed_date))
            else date_min(coalesce(s.start_date, s.signed_date)) end as first_day,
        case
            when k.duration = 'one_off' then date_max(coalesce(s.start_date, s.signed_date))
            when s.end_date is null then cast(p.created as date)
            when r.date_bound = 'latest' then date_min(s.end_date)
            else date_max(s.end_date)
        end as last_day,
        r.year_rule,
        r.first_year,
        cast(p.created as date) as created
    from _spells s
    cross join rules r
    cross join package p
    join codelist_agreement_kind k on k.code = s.agreement_kind
)
select b.agreement_id, b.agreement_kind, b.is_certain, y.year
from bounds b
join (select unnest(range(1900, 2200)) as year) y
    on y.year between greatest(year(b.first_day), b.first_year) and year(b.created)
where case b.year_rule
    when 'any_day' then make_date(y.year, 1, 1) <= b.last_day or y.year = year(b.first_day)
    else b.first_day <= least(make_date(y.year, 12, 31), b.created) and least(make_date(y.year, 12, 31), b.created) <= b.last_day
end
