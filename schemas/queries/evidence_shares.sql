-- description: Of an actor's signatures and entries into force that occurred, how many an official source states, and how many two publishers. A claim on the date counts, and one on the outcome, where the page has no day.
-- why: The targets of the package are stated in these two shares.
-- example: actor_id=jpn
with steps as (
    select e.event_id, e.event_kind
    from events e
    where e.event_kind in ('signed', 'entered_into_force') and e.outcome = 'occurred'
        and exists (select 1 from agreement_parties p where p.agreement_id = e.agreement_id and p.actor_id = :actor_id)
),
evidence as (
    select t.event_id, t.event_kind, count(distinct s.publisher_id) as publishers, max(case when k.official = 'true' then 1 else 0 end) as official
    from steps t
    join claims c on c.table_name = 'events' and c.row_id = t.event_id and c.modality = 'asserted'
        and (c.field_name = 'date' or (c.field_name = 'outcome' and c.value = 'occurred'))
    join sources s on s.source_id = c.source_id
    join codelist_source_kind k on k.code = s.source_kind
    group by t.event_id, t.event_kind
)
select
    event_kind,
    count(*) as steps,
    sum(official) as with_official_source,
    round(1.0 * sum(official) / count(*), 3) as official_share,
    sum(case when publishers > 1 then 1 else 0 end) as with_two_publishers,
    round(1.0 * sum(case when publishers > 1 then 1 else 0 end) / count(*), 3) as two_publishers_share
from evidence
group by event_kind
union all
select 'both', count(*), sum(official), round(1.0 * sum(official) / count(*), 3),
    sum(case when publishers > 1 then 1 else 0 end), round(1.0 * sum(case when publishers > 1 then 1 else 0 end) / count(*), 3)
from evidence
order by event_kind
