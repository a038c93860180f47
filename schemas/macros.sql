-- Shared by rules and views. A partial date is text cut where knowledge ends: 2022, 2022-12, 2022-12-16.
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
