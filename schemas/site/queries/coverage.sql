-- What was searched for a party, and how.
select * from coverage order by actor_id, agreement_kind, start_date
