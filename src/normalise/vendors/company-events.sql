-- Parcels and changes of where pay goes: our extension classes. Each row is one thing that happened.
select
  to_time($.time) as "time",
  $.class_uid::integer as class_uid,
  99 as activity_id,
  $.activity_name as activity_name,
  $.time as "metadata.original_time",
  'sha256:' || sha256($.hirewall_row) as "metadata.uid",
  $."unmapped.person_id" as "unmapped.person_id",
  $."shipment.uid" as "shipment.uid",
  $."shipment.serial" as "shipment.serial",
  $."shipment.step" as "shipment.step",
  $."shipment.address" as "shipment.address",
  $."shipment.signed_by" as "shipment.signed_by",
  $."shipment.changed_by" as "shipment.changed_by",
  $."payroll.account_token" as "payroll.account_token",
  $."payroll.institution" as "payroll.institution",
  $."payroll.institution_kind" as "payroll.institution_kind",
  $."payroll.holder_match" as "payroll.holder_match",
  try_cast($."payroll.first_pay_date" as date) as "payroll.first_pay_date",
  $.hirewall_row as raw,
  line,
  recognised
from records
