-- Shared by rules and views. A partial date is text, as precise as known: 2022, 2022-12, 2022-12-16.
-- Two partial dates are compared at the coarser precision, so that an order is never invented.
create macro date_before(a, b) as
    left(a, least(length(a), length(b))) < left(b, least(length(a), length(b)));
create macro date_agrees(a, b) as
    left(a, least(length(a), length(b))) = left(b, least(length(a), length(b)));
-- First and last day that a partial date can mean.
create macro date_min(d) as
    try_cast(d || right('-01-01', 10 - length(d)) as date);
create macro date_max(d) as
    case length(d)
        when 4 then try_cast(d || '-12-31' as date)
        when 7 then last_day(try_cast(d || '-01' as date))
        else try_cast(d as date)
    end;
create macro is_date(d) as
    regexp_full_match(d, '[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?');
-- A day typed in another form, null where it can be read in two ways.
create macro day_typed(d) as
    cast(coalesce(
        try_strptime(d, ['%Y/%m/%d', '%Y.%m.%d', '%d %B %Y', '%d %b %Y', '%B %d, %Y', '%b %d, %Y']),
        if(try_strptime(d, '%m/%d/%Y') is null, try_strptime(d, ['%d/%m/%Y', '%d.%m.%Y']), null)
    ) as date);
-- A cell as it is written in CSV.
create macro csv_cell(text) as
    if(regexp_matches(text, '[,"]'), '"' || replace(text, '"', '""') || '"', text);
