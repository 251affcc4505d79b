-- AWS CloudTrail → Authentication (3002), API Activity (6003); a call without a source or a caller: Entity Management (3004).
with named as (
  select
    raw, line, recognised,
    $.eventName as event_name,
    $.eventSource as event_source,
    $.eventTime as occurred,
    $.eventID as event_id,
    $.requestID as request_id,
    $.eventType as event_type,
    $.awsRegion as region,
    $.recipientAccountId as account_id,
    $.sourceIPAddress as source,
    $.userAgent as agent,
    $.errorCode as error_code,
    $.errorMessage as error_message,
    $.userIdentity.type as identity_type,
    $.userIdentity.principalId as principal_id,
    $.userIdentity.arn as arn,
    $.userIdentity.userName as user_name,
    $.userIdentity.accountId as identity_account,
    $.userIdentity.invokedBy as invoked_by,
    $.userIdentity.sessionContext.sessionIssuer.userName as issuer,
    $.additionalEventData.MFAUsed as mfa_used,
    $.responseElements.ConsoleLogin as console_login,
    $.requestParameters.userName as target_user,
    $.readOnly as read_only
  from records
),
kinds as (
  select
    *,
    -- An assumed role's session is named after who assumed it: the last part of its ARN.
    coalesce(user_name, case when arn like '%:assumed-role/%' then regexp_extract(arn, '[^/]+$') end, regexp_extract(arn, '[^/:]+$'), identity_type) as actor_name,
    coalesce(console_login, case when error_code is null then 'Success' else 'Failure' end) as outcome,
    case
      when event_name in ('ConsoleLogin', 'CheckMfa', 'SwitchRole', 'ExitRole', 'UserAuthentication', 'Authenticate') then 3002
      when source is not null and coalesce(arn, user_name, principal_id, identity_type, invoked_by) is not null then 6003
      else 3004
    end as class_uid
  from named
)
select
  to_time(occurred) as "time",
  class_uid,
  case
    when class_uid = 3002 then case when event_name = 'SwitchRole' then 7 else 1 end
    when event_name like 'Get%' or event_name like 'List%' or event_name like 'Describe%' or read_only = 'true' then 2
    else audit_activity(regexp_extract(event_name, '^[A-Z][a-z]+'))
  end as activity_id,
  event_name as activity_name,
  event_name as "metadata.event_code",
  event_id as "metadata.uid",
  occurred as "metadata.original_time",
  request_id as "metadata.correlation_uid",
  case when outcome = 'Success' then 1 else 2 end as status_id,
  outcome as status,
  error_code as status_code,
  error_message as status_detail,
  case when class_uid = 3002 then coalesce(actor_name, invoked_by, 'unnamed') end as "user.name",
  case when class_uid = 3002 then coalesce(principal_id, arn) end as "user.uid",
  case when class_uid = 3002 and actor_name like '%_@_%' then actor_name end as "user.email_addr",
  actor_name as "actor.user.name",
  coalesce(principal_id, arn) as "actor.user.uid",
  identity_type as "actor.user.type",
  case when actor_name like '%_@_%' then actor_name end as "actor.user.email_addr",
  invoked_by as "actor.invoked_by",
  to_ip(source) as "src_endpoint.ip",
  case when to_ip(source) is null then source end as "src_endpoint.domain",
  case when class_uid = 6003 then event_name end as "api.operation",
  case when class_uid = 6003 then event_source end as "api.service.name",
  case when class_uid = 6003 then request_id end as "api.request.uid",
  case when class_uid = 6003 then error_code end as "api.response.error",
  case when class_uid = 6003 then error_message end as "api.response.error_message",
  case when class_uid = 3002 then coalesce(event_source, 'signin.amazonaws.com') end as "service.name",
  case when class_uid = 3002 then case mfa_used when 'Yes' then true when 'No' then false end end as is_mfa,
  case when class_uid = 3004 then coalesce(event_source, event_type, 'AWS') end as "entity.type",
  case when class_uid = 3004 then event_name end as "entity.name",
  case when class_uid <> 3004 then agent end as "http_request.user_agent",
  case event_name
    when 'CreateAccessKey' then 'access_key' when 'DeleteAccessKey' then 'access_key'
    when 'UploadSSHPublicKey' then 'ssh_key' when 'CreateServiceSpecificCredential' then 'service_secret'
  end as "unmapped.credential_kind",
  target_user as "unmapped.target_name",
  account_id as "unmapped.organisation",
  raw,
  line,
  recognised
from kinds
