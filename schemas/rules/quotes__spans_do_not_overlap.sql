-- severity: error
-- message: Two quotes of one source do not cover the same characters.
-- why: The same words with two ids are counted twice.
-- fix: Correct the offsets, or delete the repeated quote.
-- example: 100 to 200 and 150 to 250
with spans as (
    select quote_id, source_id, char_start, max(char_end) over (
            partition by source_id order by char_start, quote_id rows between unbounded preceding and 1 preceding
        ) as earlier_end
    from quotes
    where char_start is not null and char_end is not null
)
select 'quotes' as table_name, quote_id as row_id, 'char_start' as field_name, char_start || ' is before ' || earlier_end as found
from spans
where char_start < earlier_end
