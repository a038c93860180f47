-- says: One row per agreement: its name, the first days of its four phases, and the day on which the last one ends.
-- why: The lifecycle in one glance; the phases follow the columns of the overview.
select
    regexp_replace(o.name, ' reciprocal access agreement.*', '', 'i') as name,
    o.first_known_min,
    coalesce(o.negotiated_min, case when o.status = 'under_negotiation' then o.first_known_min end) as negotiated,
    o.signed_min,
    o.in_force_min,
    coalesce(o.ended_min, cast(p.created as date)) as last_day
from agreement_overview o, package p
where o.agreement_kind = 'reciprocal_access' and o.first_known_min is not null
order by o.in_force_min is null, o.in_force_min, o.signed_min, o.status <> 'under_negotiation', o.first_known_min
