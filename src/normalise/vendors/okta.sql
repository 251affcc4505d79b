-- Okta System Log → Authentication (3002), Account Change (3001), else Entity Management (3004).
with kinds as (
  select
    *,
    $.eventType as event_type,
    case
      when regexp_matches($.eventType, '^(user\.session\.(start|end|clear|impersonation)|user\.authentication|app\.oauth2\..*token\.grant|policy\.evaluate_sign_on|user\.mfa\.okta_verify|system\.push\.send_factor_verify_push)') then 3002
      when regexp_matches($.eventType, '^user\.(lifecycle|account|mfa|credential)') then 3001
      else 3004
    end as class_uid,
    coalesce($.outcome.result, '') as result
  from records
)
select
  to_time($.published) as "time",
  class_uid,
  case class_uid
    when 3002 then case when regexp_matches(event_type, 'session\.(end|clear)|impersonation\.end') then 2 else 1 end
    when 3001 then case
      when regexp_matches(event_type, 'lifecycle\.create') then 1
      when regexp_matches(event_type, 'lifecycle\.(activate|reactivate|unsuspend)') then 2
      when regexp_matches(event_type, '(update|change)_password') then 3
      when regexp_matches(event_type, 'reset_password') then 4
      when regexp_matches(event_type, 'lifecycle\.(deactivate|suspend)') then 5
      when regexp_matches(event_type, 'lifecycle\.delete') then 6
      when regexp_matches(event_type, 'privilege\.grant') then 7
      when regexp_matches(event_type, 'privilege\.revoke') then 8
      when regexp_matches(event_type, 'account\.lock') then 9
      when regexp_matches(event_type, 'mfa\.factor\.(activate|enroll)') then 10
      when regexp_matches(event_type, 'mfa\.factor\.(deactivate|reset|unenroll|suspend)') then 11
      when regexp_matches(event_type, 'account\.unlock') then 12
      else 99 end
    else audit_activity(event_type)
  end as activity_id,
  event_type as activity_name,
  event_type as "metadata.event_code",
  $.uuid as "metadata.uid",
  $.published as "metadata.original_time",
  coalesce($.transaction.id, $.debugContext.debugData.requestId) as "metadata.correlation_uid",
  $.displayMessage as message,
  case upper(result) when 'SUCCESS' then 1 when 'ALLOW' then 1 when 'FAILURE' then 2 when 'DENY' then 2 when '' then null else 99 end as status_id,
  nullif(result, '') as status,
  to_text($.outcome.reason) as status_detail,
  case upper($.severity) when 'DEBUG' then 1 when 'INFO' then 1 when 'WARN' then 3 when 'ERROR' then 4 else 0 end as severity_id,

  -- Who it is about: the actor of a sign-in, the target of a change to an account.
  case class_uid when 3001 then coalesce($.target[0].id, $.actor.id) when 3002 then $.actor.id end as "user.uid",
  case class_uid
    when 3001 then coalesce($.target[0].alternateId, $.actor.alternateId)
    when 3002 then coalesce($.actor.alternateId, list_extract($.target[*].alternateId, list_position($.target[*].type, 'AppUser')))
  end as "user.name",
  case class_uid when 3001 then coalesce($.target[0].displayName, $.actor.displayName) when 3002 then $.actor.displayName end as "user.full_name",
  case when $.actor.type = 'User' and $.actor.alternateId like '%_@_%' and class_uid = 3002 then $.actor.alternateId
       when class_uid = 3001 and $.target[0].alternateId like '%_@_%' then $.target[0].alternateId end as "user.email_addr",
  $.actor.id as "actor.user.uid",
  $.actor.alternateId as "actor.user.name",
  $.actor.displayName as "actor.user.full_name",
  case when $.actor.alternateId like '%_@_%' then $.actor.alternateId end as "actor.user.email_addr",
  case when class_uid = 3002 then coalesce($.authenticationContext.externalSessionId, $.authenticationContext.rootSessionId) end as "session.uid",
  coalesce($.authenticationContext.externalSessionId, $.authenticationContext.rootSessionId) as "actor.session.uid",

  case when class_uid = 3004 then event_type end as "entity.type",
  case when class_uid = 3004 then coalesce($.target[0].displayName, event_type, $.displayMessage) end as "entity.name",
  case when class_uid = 3004 then $.target[0].id end as "entity.uid",

  to_ip($.client.ipAddress) as "src_endpoint.ip",
  case when $.client.ipAddress is not null then country_code($.client.geographicalContext.country) end as "src_endpoint.location.country",
  $.client.geographicalContext.state as "src_endpoint.location.region",
  $.client.geographicalContext.city as "src_endpoint.location.city",
  $.client.geographicalContext.geolocation.lat as "src_endpoint.location.lat",
  $.client.geographicalContext.geolocation.lon as "src_endpoint.location.long",
  $.securityContext.asNumber as "src_endpoint.autonomous_system.number",
  $.securityContext.asOrg as "src_endpoint.autonomous_system.name",
  $.securityContext.isp as "src_endpoint.isp",
  $.securityContext.domain as "src_endpoint.domain",
  to_text($.client.userAgent.os) as "src_endpoint.os.name",
  os_type(to_text($.client.userAgent.os)) as "src_endpoint.os.type_id",
  $.client.userAgent.rawUserAgent as "http_request.user_agent",
  to_boolean($.securityContext.isProxy) as "unmapped.is_proxy",

  $.device.id as "device.uid",
  $.device.name as "device.name",
  to_boolean($.device.managed) as "device.is_managed",
  to_boolean($.device.registered) as "device.is_trusted",
  case when coalesce($.device.id, $.device.name) is not null then
    case lower($.client.device) when 'computer' then 2 when 'mobile' then 5 when 'tablet' then 4 else 0 end end as "device.type_id",
  coalesce($.debugContext.debugData.dtHash, $.debugContext.debugData.deviceFingerprint) as "unmapped.device_fingerprint",

  case when class_uid = 3002 then coalesce(
list_extract($.target[*].displayName, list_position($.target[*].type, 'AppInstance')), 'Okta') end as "service.name",
  case when class_uid = 3002 and (event_type like '%mfa%' or event_type like '%factor%') then true end as is_mfa,
  case when class_uid = 3002 and $.debugContext.debugData.factor is not null then
    [{factor_type_id: 99, factor_type: $.debugContext.debugData.factor, phone_number: null, provider: 'Okta', device: null}] end as auth_factors,
  case when class_uid = 3004 and regexp_matches(event_type, '(api_token|oauth2\.client|credential)\S*\.create') then
    case when event_type like '%api_token%' then 'api_token' else 'oauth_client' end end as "unmapped.credential_kind",
  case when class_uid = 3004 then $.target[0].displayName end as "unmapped.target_name",
  raw,
  line,
  recognised
from kinds
