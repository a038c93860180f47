-- description: What seven pacts on visiting and stationed forces provide, question by question, with the article of each answer.
-- why: An empty cell is a question that nobody looked for; questions to which none of the seven has an answer from its text are left out.
select c.code as provision,
    max(p.answer) filter (where p.agreement_id = 'gbr-jpn-raa') as "Japan-UK",
    max(p.answer) filter (where p.agreement_id = 'aus-jpn-raa') as "Japan-Australia",
    max(p.answer) filter (where p.agreement_id = 'jpn-phl-raa') as "Japan-Philippines",
    max(p.answer) filter (where p.agreement_id = 'jpn-usa-sofa-1960') as "Japan-US 1960",
    max(p.answer) filter (where p.agreement_id = 'kor-usa-sofa') as "South Korea-US 1966",
    max(p.answer) filter (where p.agreement_id = 'phl-usa-vfa-1998') as "Philippines-US 1998",
    max(p.answer) filter (where p.agreement_id = 'aus-phl-sovfa') as "Philippines-Australia"
from codelist_provision c
join (
    select *, value || coalesce(' (' || article || ')', '') as answer from agreement_provisions
) p on p.provision = c.code
    and p.agreement_id in ('gbr-jpn-raa', 'aus-jpn-raa', 'jpn-phl-raa', 'jpn-usa-sofa-1960', 'kor-usa-sofa', 'phl-usa-vfa-1998', 'aus-phl-sovfa')
group by c.code
having count(case when p.value not in ('silent', 'not_seen') then 1 end) > 1
order by min(c.rowid)
