-- description: Of an actor's signatures and entries into force that occurred (of everybody's with actor_id=all), how many an official page states, how many an official text or a copy of it, and how many two publishers. A claim on the date counts, and one on the outcome, where the page has no day.
-- why: The targets of the package are stated in these shares.
-- example: actor_id=jpn
with steps as (
    select e.event_id, e.event_kind
    from events e
    where e.event_kind in ('signed', 'entered_into_force') and e.outcome = 'occurred'
        and (
            :actor_id = 'all'
            or exists (select 1 from agreement_parties p where p.agreement_id = e.agreement_id and p.actor_id = :actor_id)
        )
),
evidence as (
    select
        t.event_id, t.event_kind, count(distinct s.publisher_id) as publishers,
        max(case when k.official = 'true' then 1 else 0 end) as official,
        max(case when k.official = 'true' or c.attribution = 'document' then 1 else 0 end) as official_text
    from steps t
    join claims c on c.table_name = 'events' and c.row_id = t.event_id and c.modality = 'asserted'
        and (c.field_name = 'date' or (c.field_name = 'outcome' and c.value = 'occurred'))
    join sources s on s.source_id = c.source_id
    join codelist_source_kind k on k.code = s.source_kind
    group by t.event_id, t.event_kind
),
counted as (
    select event_kind, official, official_text, publishers from evidence
    union all
    select 'both', official, official_text, publishers from evidence
)
select
    event_kind,
    count(*) as steps,
    sum(official) as with_official_page,
    round(1.0 * sum(official) / count(*), 3) as official_page_share,
    sum(official_text) as with_official_text,
    round(1.0 * sum(official_text) / count(*), 3) as official_text_share,
    sum(case when publishers > 1 then 1 else 0 end) as with_two_publishers,
    round(1.0 * sum(case when publishers > 1 then 1 else 0 end) / count(*), 3) as two_publishers_share
from counted
group by event_kind
order by event_kind
