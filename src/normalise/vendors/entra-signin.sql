-- Entra sign-in logs → Authentication (3002). Graph gives the sign-in itself, diagnostic settings put it in `properties`.
with rows as (
  select
    raw, line, recognised,
    coalesce($.properties.createdDateTime, $.createdDateTime) as created,
    coalesce($.properties.id, $.id) as id,
    coalesce($.properties.userId, $.userId) as user_id,
    coalesce($.properties.userPrincipalName, $.userPrincipalName) as user_principal,
    coalesce($.properties.userDisplayName, $.userDisplayName) as user_full,
    coalesce($.properties.servicePrincipalId, $.servicePrincipalId) as principal_id,
    coalesce($.properties.servicePrincipalName, $.servicePrincipalName) as principal_name,
    coalesce($.properties.ipAddress, $.ipAddress) as ip,
    coalesce($.properties.appDisplayName, $.appDisplayName) as app,
    coalesce($.properties.appId, $.appId) as app_id,
    coalesce($.properties.resourceDisplayName, $.resourceDisplayName) as resource,
    coalesce($.properties.userAgent, $.userAgent) as agent,
    coalesce($.properties.isInteractive, $.isInteractive) as interactive,
    coalesce($.properties.sessionId, $.sessionId) as session_id,
    coalesce($.properties.uniqueTokenIdentifier, $.uniqueTokenIdentifier) as token,
    coalesce($.properties.autonomousSystemNumber, $.autonomousSystemNumber) as as_number,
    coalesce($.properties.deviceDetail.deviceId, $.deviceDetail.deviceId) as device_id,
    coalesce($.properties.deviceDetail.displayName, $.deviceDetail.displayName) as device_name,
    coalesce($.properties.deviceDetail.operatingSystem, $.deviceDetail.operatingSystem) as device_os,
    coalesce($.properties.deviceDetail.isManaged, $.deviceDetail.isManaged) as managed,
    coalesce($.properties.deviceDetail.isCompliant, $.deviceDetail.isCompliant) as compliant,
    coalesce($.properties.status.errorCode, $.status.errorCode) as error_code,
    coalesce($.properties.status.failureReason, $.status.failureReason) as failure,
    coalesce($.properties.riskLevelDuringSignIn, $.riskLevelDuringSignIn) as risk,
    coalesce($.properties.authenticationRequirement, $.authenticationRequirement) as requirement,
    $.properties.location.city as city,
    $.properties.location.state as region,
    $.properties.location.countryOrRegion as country,
    $.properties.location.geoCoordinates.latitude as lat,
    $.properties.location.geoCoordinates.longitude as long,
    $.time as logged,
    $.category as category,
    $.tenantId as tenant,
    $.callerIpAddress as caller_ip,
    $.resultType as result_type,
    $.resultDescription as result_description,
    -- A diagnostic record has a country code where Graph has an object: read as text, taken apart here.
    json_transform(case when $.location like '{%' and json_valid($.location) then $.location end,
      '{"city":"VARCHAR","state":"VARCHAR","countryOrRegion":"VARCHAR","geoCoordinates":{"latitude":"VARCHAR","longitude":"VARCHAR"}}') as place,
    case when $.location not like '{%' then $.location end as country_text,
    coalesce($.properties.correlationId, $.correlationId) as correlation,
    coalesce($.properties.authenticationDetails[*].authenticationMethod, $.authenticationDetails[*].authenticationMethod) as methods
  from records
),
outcomes as (
  select *, coalesce(error_code, result_type) as outcome from rows
)
select
  to_time(coalesce(created, logged)) as "time",
  3002 as class_uid,
  1 as activity_id,
  coalesce(category, 'signIn') as activity_name,
  coalesce(category, 'signIn') as "metadata.event_code",
  category as "metadata.log_name",
  coalesce(created, logged) as "metadata.original_time",
  tenant as "metadata.tenant_uid",
  id as "metadata.uid",
  correlation as "metadata.correlation_uid",
  case when lower(outcome) in ('0', 'success') then 1 when outcome is not null then 2 end as status_id,
  outcome as status_code,
  coalesce(to_text(failure), to_text(result_description)) as status_detail,

  coalesce(user_principal, principal_name, user_id, principal_id) as "user.name",
  coalesce(to_text(user_id), principal_id) as "user.uid",
  to_text(user_full) as "user.full_name",
  case when user_principal like '%_@_%' then user_principal end as "user.email_addr",
  coalesce(to_text(session_id), token) as "session.uid",

  coalesce(to_ip(ip), to_ip(caller_ip)) as "src_endpoint.ip",
  country_code(to_text(coalesce(country, place.countryOrRegion, country_text))) as "src_endpoint.location.country",
  to_text(coalesce(region, place.state)) as "src_endpoint.location.region",
  to_text(coalesce(city, place.city)) as "src_endpoint.location.city",
  coalesce(lat, place.geoCoordinates.latitude) as "src_endpoint.location.lat",
  coalesce(long, place.geoCoordinates.longitude) as "src_endpoint.location.long",
  as_number as "src_endpoint.autonomous_system.number",
  agent as "http_request.user_agent",

  to_text(device_id) as "device.uid",
  to_text(device_name) as "device.name",
  case when coalesce(to_text(device_id), to_text(device_name)) is not null then to_boolean(managed) end as "device.is_managed",
  case when coalesce(to_text(device_id), to_text(device_name)) is not null then to_boolean(compliant) end as "device.is_compliant",
  -- Of the computer that signs in, which Entra knows by a name only when it is registered.
  to_text(device_os) as "src_endpoint.os.name",
  os_type(to_text(device_os)) as "src_endpoint.os.type_id",

  coalesce(to_text(app), to_text(resource), 'Microsoft Entra ID') as "service.name",
  app_id as "service.uid",
  case requirement when 'multiFactorAuthentication' then true when 'singleFactorAuthentication' then false end as is_mfa,
  case when len(methods) > 0 then list_transform(methods, lambda method:
    {factor_type_id: case
      when method = 'Password' then 11
      when method like '%notification%' then 5
      when method like 'Text message%' then 1
      when method like 'Phone call%' then 3
      when method like 'FIDO2%' then 10
      when method like '%verification code%' or method like 'OATH%' then 7
      when method is null then 0
      else 99 end,
     factor_type: method, phone_number: null, provider: 'Microsoft', device: null}) end as auth_factors,
  -- A service principal's sign-in is no person's, and a token renewed in the background is no sign of work.
  coalesce(to_boolean(interactive), case when category like 'NonInteractive%' or category like 'ServicePrincipal%' or category like 'ManagedIdentity%' then false end) as "unmapped.is_interactive",
  nullif(to_text(risk), 'hidden') as "unmapped.risk_level",
  raw,
  line,
  recognised
from outcomes
