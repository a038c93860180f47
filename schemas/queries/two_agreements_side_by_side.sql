-- description: What two agreements provide, question by question, with the article of each.
-- why: An empty value is a question that nobody looked for; not_seen is a part of the text that was not seen.
-- example: first=jpn-usa-mutual-cooperation-security-1960 second=phl-usa-mdt-1951
select c."group" as provision_group, c.code as provision, c.question,
    max(p.value) filter (where p.agreement_id = :first) as first_value, max(p.article) filter (where p.agreement_id = :first) as first_article,
    max(p.value) filter (where p.agreement_id = :second) as second_value, max(p.article) filter (where p.agreement_id = :second) as second_article
from codelist_provision c
join agreement_provisions p on p.provision = c.code and p.agreement_id in (:first, :second)
group by c."group", c.code, c.question
order by min(c.rowid)
