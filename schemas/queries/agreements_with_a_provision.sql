-- description: Which agreements give an answer to a question, in which article, and since when they have been signed.
-- why: Planners and lawyers ask for the pacts that have a clause; the claims on a row name its page.
-- example: provision=consultation value=yes
select p.agreement_id, o.name, o.agreement_kind, o.parties, o.signed_min, o.status, p.article
from agreement_provisions p
join agreement_overview o on o.agreement_id = p.agreement_id
where p.provision = :provision and p.value = :value
order by o.signed_min is null, o.signed_min, p.agreement_id
