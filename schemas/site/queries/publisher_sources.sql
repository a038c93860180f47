-- The pages of a publisher, and the agreements that they speak of.
with spoken as (
    select source_id, agreement_id from quotes
    union
    select c.source_id, e.agreement_id from claims c join events e on c.table_name = 'events' and c.row_id = e.event_id
    union
    select source_id, split_part(row_id, '/', 1) from claims where table_name in ('agreements', 'agreement_parties')
),
named as (
    select k.source_id, list({ 'agreement_id': h.agreement_id, 'name': h.name } order by h.name, h.agreement_id) as agreements
    from spoken k
    join _heads h on h.agreement_id = k.agreement_id
    group by k.source_id
)
select s.publisher_id, s.source_id, s.title, s.url, s.archive_url, s.published, s.accessed, s.language, s.source_kind, n.agreements
from sources s
left join named n on n.source_id = s.source_id
order by s.publisher_id, s.published is null, s.published desc, s.source_id
