-- One row per agreement whose term is known and does not run on by itself: the last day that pages establish, as a partial
-- date. A term begins with the effect and with each extension; a step taken under the agreement shows that it was alive.
with steps as (
    select
        e.agreement_id, e.date, a.renewal,
        e.status = 'in_force' or e.event_kind = 'extended' as begins_term,
        (year(date_min(e.date)) + a.term_years) || replace(substr(e.date, 5), '-02-29', '-02-28') as term_end
    from _event_status e
    join agreements a on a.agreement_id = e.agreement_id
    where a.term_years is not null and coalesce(a.renewal, 'unknown') not in ('automatic', 'indefinite')
        and e.outcome = 'occurred' and coalesce(e.status, 'in_force') = 'in_force'
        and e.event_kind in (select code from codelist_event_kind where cast(stage_order as integer) between 130 and 229)
),
ends as (
    select agreement_id, renewal, begins_term, case when begins_term then term_end else date end as last_known
    from steps
    where not (renewal = 'none' and not begins_term)
)
select agreement_id, any_value(renewal) as renewal, arg_max(last_known, (date_max(last_known), last_known)) as term_end
from ends
group by agreement_id
having bool_or(begins_term)
