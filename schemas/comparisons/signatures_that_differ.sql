-- description: Counterparts whose day of signature differs, compared as coarsely as the coarser of the two.
-- why: A different day is a different instrument, or an error of one of the two.
with signed as (
    select agreement_id, signed_date from _spells where signed_date is not null
)
select p.scheme, p.identifier, i.agreement_id, p.signed as peer_signed, s.signed_date as signed
from peer_agreements p
join agreement_identifiers i on i.scheme = p.scheme and i.identifier = p.identifier
join signed s on s.agreement_id = i.agreement_id
where p.signed is not null and not date_agrees(p.signed, s.signed_date)
order by p.scheme, p.identifier
