-- description: The questions that are asked of a text, with the answers that each allows, an example of an answer and of silence, and how many agreements were asked.
-- why: Coders and readers need one list; answered leaves out silent and not_seen.
-- example:
select c."group" as provision_group, c.code as provision, c.question, replace(c."values", '|', ', ') as answers, c.description, c.positive as example, c.negative as counterexample,
    count(p.agreement_id) as asked, count(p.agreement_id) filter (where p.value not in ('silent', 'not_seen')) as answered
from codelist_provision c
left join agreement_provisions p on p.provision = c.code
group by c."group", c.code, c.question, c."values", c.description, c.positive, c.negative
order by min(c.rowid)
