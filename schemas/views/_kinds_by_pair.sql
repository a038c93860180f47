-- One row per pair of states tied this year: how many kinds of bilateral agreement are in force (low) or may be (high).
select y.actor_1, y.actor_2, count(distinct y.agreement_kind) filter (where y.is_certain) as low, count(distinct y.agreement_kind) as high
from _dyad_agreement_years y
join _bilateral_agreements using (agreement_id)
join package p on y.year = year(p.created)
group by all
