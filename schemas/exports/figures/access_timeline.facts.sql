-- description: How many of the access agreements of the figure are in force.
-- why: The title states what the data of the day say.
select count(*) as known, count(*) filter (where o.status = 'in_force') as in_force, any_value(p.version) as version,
    any_value(strftime(cast(p.created as date), '%-d %B %Y')) as day
from agreement_overview o, package p
where (
        o.agreement_kind = 'reciprocal_access' or (o.agreement_kind = 'visiting_forces' and o.party_count = 2 and o.parties like '%PHL%')
    )
    and o.first_known_min is not null
        and o.agreement_id not in (select related_agreement_id from agreement_relations where relation = 'accompanies')
