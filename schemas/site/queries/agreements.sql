-- One page per agreement.
select h.agreement_id, h.*, a.official_title, a.text_url, a.summary,
    list_filter([{'scheme': 'treaty number', 'identifier': a.treaty_number}, {'scheme': 'wikidata', 'identifier': a.wikidata_id}], lambda i: i.identifier is not null) as identifiers
from _heads h
join agreements a on a.agreement_id = h.agreement_id
order by h.name, h.agreement_id
