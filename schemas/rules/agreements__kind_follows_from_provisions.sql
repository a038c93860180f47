-- severity: error
-- message: agreement_kind follows from the obligations coded in agreement_provisions: defence before consultation before nonaggression and neutrality.
-- why: A kind with two meanings cannot be compared with other data sets.
-- fix: Correct agreement_kind, or the provision and its claim.
-- example: kind consultation with the provision defence yes
with coded as (
    select agreement_id,
        max(value) filter (where provision = 'defence') as defence,
        max(value) filter (where provision = 'consultation') as consultation,
        max(value) filter (where provision = 'nonaggression') as nonaggression,
        max(value) filter (where provision = 'neutrality') as neutrality
    from agreement_provisions
    where value <> 'not_seen'
    group by agreement_id
)
select 'agreements' as table_name, a.agreement_id as row_id, 'agreement_kind' as field_name,
    a.agreement_kind || ' with ' || concat_ws(', ', 'defence ' || c.defence, 'consultation ' || c.consultation,
        'nonaggression ' || c.nonaggression, 'neutrality ' || c.neutrality) as found
from agreements a
join coded c on c.agreement_id = a.agreement_id
where case a.agreement_kind
    when 'mutual_defence' then c.defence <> 'yes'
    when 'consultation' then c.defence = 'yes' or c.consultation <> 'yes'
    when 'nonaggression' then c.defence = 'yes' or c.consultation = 'yes' or (c.nonaggression <> 'yes' and coalesce(c.neutrality, 'no') <> 'yes')
end
