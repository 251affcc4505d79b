-- Slack audit logs → Authentication (3002) for sign-ins, else Entity Management (3004).
with named as (
  select
    raw, line, recognised,
    $.id as id,
    $.date_create as occurred,
    $.action as action,
    $.actor.type as actor_type,
    $.actor.user.id as actor_id,
    $.actor.user.name as actor_name,
    $.actor.user.email as actor_email,
    $.context.ip_address as ip,
    $.context.ua as agent,
    $.context.session_id as session,
    $.context.location.name as place_name,
    $.entity.type as entity_type,
    coalesce($.entity.user.name, $.entity.app.name, $.entity.workspace.name, $.entity.channel.name, $.entity.file.name) as entity_name,
    coalesce($.entity.user.id, $.entity.app.id, $.entity.workspace.id, $.entity.channel.id, $.entity.file.id) as entity_id,
    case when $.action in ('user_login', 'user_login_failed', 'user_logout') then 3002 else 3004 end as class_uid
  from records
)
select
  to_time(occurred) as "time",
  class_uid,
  case when class_uid = 3002 then case when action = 'user_logout' then 2 else 1 end else audit_activity(action) end as activity_id,
  action as activity_name,
  action as "metadata.event_code",
  id as "metadata.uid",
  occurred as "metadata.original_time",
  case when class_uid = 3002 then case when action = 'user_login_failed' then 2 else 1 end end as status_id,
  case when class_uid = 3002 then coalesce(actor_name, actor_id, actor_email) end as "user.name",
  case when class_uid = 3002 then actor_id end as "user.uid",
  case when class_uid = 3002 then actor_email end as "user.email_addr",
  coalesce(actor_name, actor_id, actor_email) as "actor.user.name",
  actor_id as "actor.user.uid",
  actor_email as "actor.user.email_addr",
  case when class_uid = 3002 then session end as "session.uid",
  case when class_uid = 3002 then 'Slack' end as "service.name",
  case when class_uid = 3004 then coalesce(entity_name, entity_id, place_name, action) end as "entity.name",
  case when class_uid = 3004 then entity_type end as "entity.type",
  case when class_uid = 3004 then entity_id end as "entity.uid",
  to_ip(ip) as "src_endpoint.ip",
  agent as "http_request.user_agent",
  raw,
  line,
  recognised
from named
