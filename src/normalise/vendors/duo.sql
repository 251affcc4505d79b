-- Duo authentication log → Authentication (3002); an enrolment of a factor → Account Change (3001).
with kinds as (
  select
    *,
    case $.event_type when 'enrollment' then 3001 else 3002 end as class_uid,
    lower($.result) as result,
    lower(to_text(replace($.factor, 'not_available', ''))) as factor
  from records
)
select
  to_time(coalesce($.isotimestamp, $.timestamp)) as "time",
  class_uid,
  case class_uid when 3001 then 10 else 1 end as activity_id,
  coalesce($.event_type, 'authentication') as activity_name,
  coalesce($.event_type, 'authentication') as "metadata.event_code",
  coalesce($.isotimestamp, $.timestamp) as "metadata.original_time",
  $.txid as "metadata.uid",
  -- The person pressed "this was not me": the sign-in did not happen.
  case result when 'success' then 1 when 'denied' then 2 when 'failure' then 2 when 'fraud' then 2 when null then null else 99 end as status_id,
  $.result as status,
  to_text($.reason) as status_detail,
  case result when 'fraud' then 4 when 'denied' then 2 else 1 end as severity_id,

  $.user.key as "user.uid",
  $.user.name as "user.name",
  coalesce(to_text($.email), case when $.user.name like '%_@_%' then $.user.name end) as "user.email_addr",
  to_text($.alias) as "user.uid_alt",

  -- The computer or phone that asks for access.
  nullif(to_ip($.access_device.ip), '0.0.0.0') as "src_endpoint.ip",
  to_text($.access_device.hostname) as "src_endpoint.hostname",
  case when to_ip($.access_device.ip) is not null then country_code(to_text($.access_device.location.country)) end as "src_endpoint.location.country",
  to_text($.access_device.location.state) as "src_endpoint.location.region",
  to_text($.access_device.location.city) as "src_endpoint.location.city",
  to_text($.access_device.os) as "src_endpoint.os.name",
  to_text($.access_device.os_version) as "src_endpoint.os.version",
  os_type(to_text($.access_device.os)) as "src_endpoint.os.type_id",
  to_text($.access_device.epkey) as "device.uid",
  to_text($.access_device.hostname) as "device.hostname",

  case when class_uid = 3002 then coalesce(to_text($.application.name), 'Duo') end as "service.name",
  case when class_uid = 3002 then to_text($.application.key) end as "service.uid",
  -- A bypass is an admission without a second factor.
  case when class_uid = 3002 and result = 'success' then
    factor is not null and factor not in ('remembered_device', 'trusted_network') and coalesce($.reason, '') not like 'bypass%' end as is_mfa,
  -- The phone or key that answers.
  case when factor is not null or to_text($.auth_device.name) is not null or $.auth_device.key is not null then [{
    factor_type_id: case
      when factor is null then 0
      when factor like 'sms%' then 1
      when factor = 'phone_call' then 3
      when factor like '%push%' then 5
      when factor in ('hardware_token', 'yubikey_code', 'yubikey_passcode', 'digipass_go_7_token') then 6
      when factor like '%passcode%' then 7
      when factor like 'u2f%' then 9
      when factor like '%webauthn%' then 10
      else 99 end,
    factor_type: factor,
    phone_number: case when regexp_full_match($.auth_device.name, '\+?[0-9][0-9 ()\-]{5,}') then $.auth_device.name end,
    provider: 'Duo',
    device: case when to_text($.auth_device.name) is not null or $.auth_device.key is not null then
      {uid: $.auth_device.key, name: to_text($.auth_device.name), hostname: null, type_id: 0} end
  }] end as auth_factors,
  raw,
  line,
  recognised
from kinds
