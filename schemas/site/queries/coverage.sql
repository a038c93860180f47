-- What was searched for a party, and how.
select actor_id, * from coverage order by actor_id, agreement_kind, start_date
