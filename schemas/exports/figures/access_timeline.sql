-- description: One row per access agreement: its name, the first days of its four phases, the day on which the last one ends, its state in words.
-- why: The lifecycle in one glance; the phases follow the columns of the overview.
with days as (
    select o.*, cast(p.created as date) as today,
        [
            { 'a': signed_min, 'b': signed_max, 'word': 'signed' },
            { 'a': in_force_min, 'b': in_force_max, 'word': 'in force' },
            { 'a': ended_min, 'b': ended_max, 'word': 'ended' }
        ] as steps
    from agreement_overview o, package p
    where (o.agreement_kind = 'reciprocal_access' or (o.agreement_kind = 'visiting_forces' and o.party_count = 2 and o.parties like '%PHL%'))
        and o.first_known_min is not null
        and o.agreement_id not in (select related_agreement_id from agreement_relations where relation = 'accompanies')
),
awaited as (
    select e.agreement_id, string_agg(distinct lower(k.title), ', ' order by lower(k.title)) as words
    from events e
    join codelist_event_kind k on k.code = e.event_kind and k.stage_order is not null
    where e.outcome = 'pending'
    group by all
)
select
    trim(regexp_replace(name, '(?i)( reciprocal access| status of visiting forces| visiting forces| agreement on).*', '')) as label,
    first_known_min,
    coalesce(negotiated_min, case when status = 'under_negotiation' then first_known_min end) as negotiated,
    signed_min,
    in_force_min,
    coalesce(ended_min, today) as last_day,
    coalesce(
        nullif(
            array_to_string(
                [
                    x.word || ' ' || case
                        when x.a = x.b then strftime(x.a, '%-d %b %Y')
                        when date_diff('month', x.a, x.b) = 0 then strftime(x.a, '%b %Y')
                        else strftime(x.a, '%Y')
                    end
                    for x in steps if x.a is not null
                ],
                ', '
            ),
            ''
        ),
        replace(status, '_', ' ')
    )
        || coalesce('; awaited: ' || awaited.words, '') as words
from days
left join awaited using (agreement_id)
order by in_force_min is null, in_force_min, signed_min is null, signed_min, status <> 'under_negotiation', first_known_min
