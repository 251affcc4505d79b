-- Microsoft 365 unified audit log → Authentication (3002) for sign-ins, else Entity Management (3004).
with named as (
  select
    raw, line, recognised,
    $.Id as id,
    $.CreationTime as occurred,
    $.Operation as operation,
    $.Workload as workload,
    $.UserId as user_id,
    $.UserKey as user_key,
    coalesce($.ClientIP, $.ClientIPAddress, $.ActorIpAddress) as ip,
    $.UserAgent as agent,
    $.ResultStatus as result,
    $.AppAccessContext.AADSessionId as session,
    $.OrganizationId as tenant,
    coalesce($.SourceFileName, $.ObjectId) as object_name,
    $.ObjectId as object_id,
    $.ItemType as item_type,
    $.TargetUserOrGroupName as target,
    case when $.Operation in ('UserLoggedIn', 'UserLoginFailed') then 3002 else 3004 end as class_uid
  from records
)
select
  to_time(occurred) as "time",
  class_uid,
  case when class_uid = 3002 then 1 else audit_activity(regexp_replace(operation, '([a-z])([A-Z])', '\1_\2', 'g')) end as activity_id,
  operation as activity_name,
  operation as "metadata.event_code",
  id as "metadata.uid",
  occurred as "metadata.original_time",
  tenant as "metadata.tenant_uid",
  case
    when operation = 'UserLoginFailed' or lower(result) in ('failed', 'failure') then 2
    when operation = 'UserLoggedIn' or lower(result) in ('succeeded', 'success', 'true') then 1
  end as status_id,
  result as status,
  case when class_uid = 3002 then user_id end as "user.name",
  case when class_uid = 3002 then user_key end as "user.uid",
  case when class_uid = 3002 and user_id like '%_@_%' then user_id end as "user.email_addr",
  user_id as "actor.user.name",
  user_key as "actor.user.uid",
  case when user_id like '%_@_%' then user_id end as "actor.user.email_addr",
  case when class_uid = 3002 then session end as "session.uid",
  case when class_uid = 3002 then coalesce(workload, 'Microsoft 365') end as "service.name",
  case when class_uid = 3004 then coalesce(object_name, workload, operation) end as "entity.name",
  case when class_uid = 3004 then coalesce(item_type, workload) end as "entity.type",
  case when class_uid = 3004 then object_id end as "entity.uid",
  to_ip(ip) as "src_endpoint.ip",
  agent as "http_request.user_agent",
  target as "unmapped.target_name",
  raw,
  line,
  recognised
from named
