-- One page per agreement.
select h.agreement_id, h.*, a.official_title, a.text_url, a.summary, a.term_years, a.renewal,
    (select list({ 'scheme': scheme, 'identifier': identifier } order by scheme, identifier) from agreement_identifiers i where i.agreement_id = a.agreement_id) as identifiers,
    (select list({ 'provision': provision, 'value': value, 'article': article, 'claims': (select list(c order by c.is_hedged, not c.is_official, c.claim_id)
        from _evidence c where c.table_name = 'agreement_provisions' and c.row_id = v.agreement_id || '/' || v.provision) } order by (select c.rowid from codelist_provision c where c.code = v.provision)) from agreement_provisions v where v.agreement_id = a.agreement_id) as provisions
from _heads h
join agreements a on a.agreement_id = h.agreement_id
order by h.name, h.agreement_id
