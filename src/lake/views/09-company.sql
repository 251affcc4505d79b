-- Parcels and changes of pay: our extension classes, out of company files.
create or replace table shipment as
select
  event.unmapped.person_id as person,
  event."time" as seen_at,
  event.metadata.uid as event,
  event.shipment.uid as shipment,
  lower(event.shipment.serial) as serial,
  event.shipment.step as step,
  event.shipment.address as address,
  address.address_key,
  event.shipment.signed_by as signed_by,
  event.shipment.changed_by as changed_by
from class_99906001 as event
left join address_keys as address on address.address = event.shipment.address
where event.unmapped.person_id is not null and event."time" is not null;

create or replace table payroll as
select
  event.unmapped.person_id as person,
  event."time" as seen_at,
  event.metadata.uid as event,
  event.payroll.account_token as account_token,
  event.payroll.institution as institution,
  event.payroll.institution_kind as institution_kind,
  event.payroll.holder_match as holder_match,
  event.payroll.first_pay_date as first_pay_date
from class_99906002 as event
where event.unmapped.person_id is not null and event."time" is not null;

create or replace table claim as
select person, coalesce(from_at, recorded_at) as seen_at, uid as event, kind, value, attributes, document, from_at, to_at
from claims
-- Whole texts are compared with each other, not looked at as facts.
where person is not null and kind not in ('document_text', 'document_image');
