-- One row per state and year in which it is a member of a state system, with its codes there. A code that passes from
-- one state to another within a year belongs to the state that held it on more days of the year, so a code names one
-- state a year; a state with two codes in a year keeps the one that it held longer.
with years as (
    select unnest(range((select cast(value as integer) from codelist_setting where code = 'first_year'), year(created) + 1)) as year
    from package
),
held as (
    select
        s.state_id, left(s.system, 3) = 'cow' as is_cow, s.code, y.year,
        date_diff('day', greatest(date_min(s.start_date), make_date(y.year, 1, 1)), least(coalesce(date_max(s.end_date), make_date(9999, 12, 31)), make_date(y.year, 12, 31))) as days,
        s.start_date
    from state_codes s
    join years y on y.year between year(date_min(s.start_date)) and coalesce(year(date_max(s.end_date)), 9999)
),
holders as (
    select * from held
    qualify row_number() over (partition by is_cow, code, year order by days desc, start_date desc) = 1
),
codes as (
    select * from holders
    qualify row_number() over (partition by is_cow, state_id, year order by days desc, start_date desc) = 1
)
select
    state_id, year,
    max(code) filter (where is_cow) as ccode,
    max(code) filter (where not is_cow) as gwcode
from codes
group by state_id, year
