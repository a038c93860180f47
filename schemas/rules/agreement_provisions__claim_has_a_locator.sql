-- severity: error
-- message: A value other than not_seen has an asserted claim that gives the place in the text.
-- why: A reader must be able to find the words in a text of forty pages.
-- fix: Write the article or paragraph into locator of the claim.
-- example: defence yes with a claim without a locator
select 'agreement_provisions' as table_name, p.agreement_id || '/' || p.provision as row_id, 'value' as field_name, p.value || ' without a locator' as found
from agreement_provisions p
semi join claims c on c.table_name = 'agreement_provisions' and c.row_id = p.agreement_id || '/' || p.provision and c.value = p.value and c.modality = 'asserted'
anti join claims d on d.table_name = 'agreement_provisions' and d.row_id = p.agreement_id || '/' || p.provision and d.value = p.value
    and d.modality = 'asserted' and d.locator is not null
where p.value <> 'not_seen'
