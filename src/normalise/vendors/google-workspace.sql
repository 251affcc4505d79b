-- Google Workspace activity → Authentication (3002), File Hosting (6006), Account Change (3001), else Entity Management (3004).
-- The Reports API nests several events in one activity; Panther stores one row per event, its parameters as a map.
with activities as (
  select
    raw, line, recognised,
    $.id.time as occurred,
    $.id.applicationName as application,
    $.id.uniqueQualifier as qualifier,
    $.id.customerId as customer,
    $.actor.email as email,
    $.actor.profileId as profile,
    $.actor.key as actor_key,
    $.ipAddress as ip,
    try_cast($.networkInfo.ipAsn[0] as integer) as as_number,
    country_code($.networkInfo.regionCode) as network_country,
    to_text($.networkInfo.subdivisionCode) as network_region,
    $.name as flat_name,
    $.type as flat_type,
    $.parameters as flat_parameters,
    json_transform(case when json_valid($.parameters) then $.parameters end, '{"affected_email_address":"VARCHAR","ip_address":"VARCHAR","location_country":"VARCHAR","login_type":"VARCHAR","login_challenge_method":"VARCHAR","doc_id":"VARCHAR","doc_title":"VARCHAR","doc_type":"VARCHAR","app_name":"VARCHAR","client_id":"VARCHAR","USER_EMAIL":"VARCHAR"}') as flat,
    json_transform(case when json_valid($.events) then $.events end, '[{"name":"VARCHAR","type":"VARCHAR","parameters":[{"name":"VARCHAR","value":"VARCHAR","intValue":"VARCHAR","boolValue":"VARCHAR","multiValue":["VARCHAR"]}]}]') as nested
  from records
),
spread as (
  select
    *,
    unnest(case when len(nested) > 0 then nested else [null] end) as item,
    unnest(generate_series(1, greatest(len(coalesce(nested, [])), 1))) as number
  from activities
),
facts as (
  select
    *,
    coalesce(item.name, flat_name) as action,
    coalesce(item.type, flat_type) as kind,
    list_transform(item.parameters, lambda p: p.name) as names,
    list_transform(item.parameters, lambda p: coalesce(p.value, p.intValue, p.boolValue, array_to_string(p.multiValue, ','))) as held
  from spread
),
named as (
  select
    *,
    coalesce(flat.affected_email_address, list_extract(held, list_position(names, 'affected_email_address')), flat.USER_EMAIL, list_extract(held, list_position(names, 'USER_EMAIL'))) as affected,
    coalesce(flat.login_type, list_extract(held, list_position(names, 'login_type'))) as login_type,
    coalesce(flat.login_challenge_method, list_extract(held, list_position(names, 'login_challenge_method'))) as challenge,
    coalesce(flat.doc_id, list_extract(held, list_position(names, 'doc_id'))) as doc_id,
    coalesce(flat.doc_title, list_extract(held, list_position(names, 'doc_title'))) as doc_title,
    coalesce(flat.doc_type, list_extract(held, list_position(names, 'doc_type'))) as doc_type,
    coalesce(flat.app_name, list_extract(held, list_position(names, 'app_name'))) as app_name,
    coalesce(flat.client_id, list_extract(held, list_position(names, 'client_id'))) as client_id,
    coalesce(to_ip(ip), to_ip(flat.ip_address), to_ip(list_extract(held, list_position(names, 'ip_address')))) as address,
    country_code(coalesce(flat.location_country, list_extract(held, list_position(names, 'location_country')))) as said_country,
    case when names is not null then try(to_json(map_from_entries(list_zip(names, held)))::varchar) else flat_parameters end as parameters
  from facts
),
classed as (
  select
    *,
    coalesce(email, affected, profile) as person,
    case
      when application = 'login' and action in ('login_success', 'login_failure', 'login_challenge', 'login_verification', 'logout', 'risky_sensitive_action_allowed', 'risky_sensitive_action_blocked')
        and coalesce(email, affected, profile) is not null then 3002
      when application in ('login', 'saml') and action is null and coalesce(email, profile) is not null then 3002
      when application = 'saml' and coalesce(email, profile) is not null then 3002
      when application = 'user_accounts' and action like '2sv_%' and coalesce(email, profile) is not null then 3001
      when application = 'drive' and action is not null and coalesce(doc_id, doc_title) is not null and coalesce(email, profile) is not null and address is not null then 6006
      else 3004
    end as class_uid
  from named
)
select
  to_time(occurred) as "time",
  class_uid,
  case class_uid
    when 3002 then case action when 'logout' then 2 else 1 end
    when 3001 then case when action like '%disable%' or action like '%unenroll%' then 11 else 10 end
    when 6006 then case
      when action in ('upload', 'create') then 1
      when action = 'download' then 2
      when action in ('edit', 'change_document_visibility') then 3
      when action in ('trash', 'delete') then 4
      when action = 'rename' then 5
      when action = 'copy' then 6
      when action = 'untrash' then 8
      when action = 'move' then 7
      when action = 'preview' then 9
      when action like 'change_%acl%' or action in ('change_user_access', 'change_document_access_scope') then 12
      when action = 'view' then 14
      else 99 end
    else audit_activity(coalesce(action, ''))
  end as activity_id,
  action as activity_name,
  coalesce(action, application) as "metadata.event_code",
  application as "metadata.log_name",
  occurred as "metadata.original_time",
  customer as "metadata.tenant_uid",
  -- One activity may hold several events, and rows cut from it share its qualifier.
  coalesce(application, '') || '/' || coalesce(occurred, '') || '/' || qualifier || '/' || coalesce(action, '') || '/' || number || '/' || left(sha256(raw), 12) as "metadata.uid",
  case
    when action in ('login_success', 'logout') then 1
    when action in ('login_failure', 'saml_login_failure') or action like '%\_blocked' escape '\' then 2
    when class_uid = 3002 and action like '%success' then 1
  end as status_id,

  case when class_uid in (3001, 3002) then person end as "user.name",
  case when class_uid in (3001, 3002) and person like '%_@_%' and person not like '%@.%' then person end as "user.email_addr",
  case when class_uid in (3001, 3002) then profile end as "user.uid",
  coalesce(email, profile) as "actor.user.name",
  case when email like '%_@_%' and email not like '%@.%' then email end as "actor.user.email_addr",
  profile as "actor.user.uid",
  case when email is null and profile is null then actor_key end as "actor.app_name",

  address as "src_endpoint.ip",
  case when address is not null then coalesce(network_country, said_country) end as "src_endpoint.location.country",
  case when address is not null then network_region end as "src_endpoint.location.region",
  case when address is not null then as_number end as "src_endpoint.autonomous_system.number",

  -- Mail that arrives and phones that synchronise name a person who need not be there.
  case when (application = 'gmail' and action = 'delivery') or (application = 'mobile' and action = 'DEVICE_SYNC_EVENT') then false end as "unmapped.is_interactive",

  case when class_uid = 3002 then 'Google Workspace' end as "service.name",
  case when class_uid = 3002 and action = 'login_success' and challenge is not null then challenge not in ('password', 'none') end as is_mfa,
  case when class_uid = 3002 then login_type end as logon_type,
  case when class_uid = 3002 and challenge not in ('password', 'none') then [{
    factor_type_id: case
      when challenge in ('google_prompt') then 5
      when challenge in ('security_key', 'security_key_otp') then 9
      when challenge in ('google_authenticator', 'backup_code', 'offline_otp', 'totp') then 7
      when challenge in ('idv_preregistered_phone', 'idv_any_phone') then 1
      else 99 end,
    factor_type: challenge, phone_number: null, provider: 'Google', device: null}] end as auth_factors,

  case when class_uid = 6006 then coalesce(doc_title, doc_id) end as "file.name",
  case when class_uid = 6006 then doc_id end as "file.uid",
  case when class_uid = 6006 then case when doc_type = 'folder' then 2 else 1 end end as "file.type_id",

  case when class_uid = 3004 then coalesce(kind, application) end as "entity.type",
  case when class_uid = 3004 then coalesce(doc_title, app_name, affected, action, kind, application) end as "entity.name",
  case when class_uid = 3004 then coalesce(doc_id, client_id) end as "entity.uid",
  case when application = 'token' and action = 'authorize' then 'oauth_grant' end as "unmapped.credential_kind",
  case when application = 'token' and action = 'authorize' then app_name end as "unmapped.credential_name",
  case when parameters <> 'null' then parameters end as "unmapped.parameters",
  raw,
  line,
  recognised
from classed
