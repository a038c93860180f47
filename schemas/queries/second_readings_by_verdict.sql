-- description: What second readers found, cell by cell: how many cells got each verdict, in one draw or in all of them.
-- why: A verdict that nobody gave has a row with 0.
-- example: draw=all
select v.code as verdict, v.description as meaning,
    sum(case when r.table_name = 'claims' then 1 else 0 end) as claims,
    sum(case when r.table_name = 'quotes' then 1 else 0 end) as quotes,
    sum(case when r.table_name = 'agreement_provisions' then 1 else 0 end) as provisions,
    count(r.verdict) as cells
from codelist_verdict v
left join second_readings r on r.verdict = v.code and (r.draw = :draw or :draw = 'all')
group by v.code, v.description
order by case when v.code = 'agrees' then 0 when v.code = 'not_reached' then 2 else 1 end, v.code
