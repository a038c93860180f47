-- description: Per kind of agreement, whose words the quotes are: the states that are parties, others in those states, or outsiders.
-- why: A table of quotes that holds the principals alone would be a press release.
-- example:
with spoken as (
    select q.quote_id, q.speaker_id, g.agreement_kind,
        case
            when coalesce(nullif(v.state_id, ''), v.actor_id) not in (select p.actor_id from agreement_parties p where p.agreement_id = q.agreement_id) then 'outsider'
            when o.actor_kind in ('state', 'government_body', 'armed_force') then 'state'
            else 'other'
        end as voice
    from quotes q
    join agreements g on g.agreement_id = q.agreement_id
    join actors v on v.actor_id = q.speaker_id
    left join positions x on x.position_id = q.position_id
    join actors o on o.actor_id = coalesce(nullif(x.organisation_id, ''), q.speaker_id)
),
counted as (
    select 'all' as agreement_kind, speaker_id, voice from spoken
    union all
    select agreement_kind, speaker_id, voice from spoken
)
select
    agreement_kind, count(*) as quotes, count(distinct speaker_id) as speakers,
    sum(case voice when 'state' then 1 else 0 end) as states_that_are_parties,
    sum(case voice when 'other' then 1 else 0 end) as others_in_those_states,
    sum(case voice when 'outsider' then 1 else 0 end) as outsiders,
    round(1.0 * sum(case voice when 'outsider' then 1 else 0 end) / count(*), 3) as outsiders_share
from counted
group by agreement_kind
order by agreement_kind <> 'all', quotes desc, agreement_kind
