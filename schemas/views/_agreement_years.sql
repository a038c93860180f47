-- One row per agreement and year in which it was in force (is_certain) or may have been. What pages establish runs from the
-- last possible day of its beginning to the first possible day of its end; what may be begins and ends as far apart as the
-- dates allow, and holds agreements that are signed, if no page says whether they took effect, and those past their term.
with bounds as (
    select
        s.agreement_id,
        s.agreement_kind,
        cast(p.created as date) as created,
        date_max(s.start_date) as certain_from,
        case when k.duration = 'one_off' then date_max(s.start_date)
            else least(coalesce(date_min(s.end_date), cast(p.created as date)), coalesce(date_min(s.term_end), cast(p.created as date))) end as certain_to,
        date_min(coalesce(s.start_date, s.signed_date)) as possible_from,
        case when k.duration = 'one_off' then date_max(coalesce(s.start_date, s.signed_date))
            else coalesce(date_max(s.end_date), cast(p.created as date)) end as possible_to
    from _spells s
    cross join package p
    join codelist_agreement_kind k on k.code = s.agreement_kind
    where s.start_date is not null or not s.is_outstanding
),
rules as (
    select
        max(value) filter (where code = 'year_rule') = 'any_day' as any_day,
        cast(max(value) filter (where code = 'first_year') as integer) as first_year
    from codelist_setting
),
years as (
    select b.*, y.year, r.any_day, least(make_date(y.year, 12, 31), b.created) as last_day
    from bounds b
    cross join rules r
    join (select unnest(range(1900, 2200)) as year) y on y.year between greatest(year(b.possible_from), r.first_year) and year(b.possible_to)
)
select
    agreement_id, agreement_kind, year,
    coalesce(case when any_day then year between year(certain_from) and year(certain_to) else last_day between certain_from and certain_to end, false) as is_certain
from years
where any_day or last_day between possible_from and possible_to
