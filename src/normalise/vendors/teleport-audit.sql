-- Teleport audit events → Authentication (3002) for sign-ins and sessions' starts, else Entity Management (3004).
with named as (
  select
    raw, line, recognised,
    $.time as occurred,
    $.uid as uid,
    $.code as code,
    $.event as event_name,
    coalesce($.user, $.identity.user) as user_name,
    $.login as login,
    $.success as success,
    $.error as error,
    $.method as method,
    $.sid as session,
    coalesce($."addr.remote", $.addr_remote) as remote,
    $.server_hostname as server_name,
    $.server_id as server_id,
    $.cluster_name as cluster,
    coalesce($.path, $.program) as program,
    $.user_agent as agent,
    case when $.event in ('user.login', 'auth', 'session.start') then 3002 else 3004 end as class_uid
  from records
)
select
  to_time(occurred) as "time",
  class_uid,
  case when class_uid = 3002 then 1 else audit_activity(event_name) end as activity_id,
  event_name as activity_name,
  code as "metadata.event_code",
  uid as "metadata.uid",
  occurred as "metadata.original_time",
  case to_boolean(success) when true then 1 when false then 2 end as status_id,
  error as status_detail,
  case when class_uid = 3002 then coalesce(user_name, login, 'unnamed') end as "user.name",
  case when class_uid = 3002 and user_name like '%_@_%' then user_name end as "user.email_addr",
  user_name as "actor.user.name",
  case when user_name like '%_@_%' then user_name end as "actor.user.email_addr",
  case when class_uid = 3002 then session end as "session.uid",
  case when class_uid = 3002 then coalesce(cluster, 'Teleport') end as "service.name",
  case when class_uid = 3002 then method end as auth_protocol,
  case when class_uid = 3004 then coalesce(program, server_name, server_id, cluster, event_name) end as "entity.name",
  case when class_uid = 3004 then split_part(event_name, '.', 1) end as "entity.type",
  case when class_uid = 3004 then server_id end as "entity.uid",
  to_ip(remote) as "src_endpoint.ip",
  agent as "http_request.user_agent",
  raw,
  line,
  recognised
from named
