-- description: What was expected of the agreements by a day, and what happened.
-- why: The expectations stay as claims, so that forecasts can be judged; only those of dated pages are.
-- example: day=2022-11-30
select f.said_by, f.publisher_id, f.speaker_id, f.event_id, f.modality, f.attribution, f.expected, f.actual, f.days_late, f.result, s.title, s.url
from forecasts f
join sources s on s.source_id = f.source_id
where f.said_by <= :day
order by f.said_by desc, f.event_id, f.claim_id
