-- Tailscale configuration audit log → Entity Management (3004).
with named as (
  select
    raw, line, recognised,
    coalesce($.time, $.eventTime) as occurred,
    coalesce($.event.eventGroupID, $.eventGroupID) as group_id,
    coalesce($.event.action, $.action) as action,
    coalesce($.event.actor.id, $.actor.id) as actor_id,
    coalesce($.event.actor.loginName, $.actor.loginName) as actor_login,
    coalesce($.event.actor.displayName, $.actor.displayName) as actor_name,
    coalesce($.event.target.id, $.target.id) as target_id,
    coalesce($.event.target.name, $.target.name) as target_name,
    coalesce($.event.target.type, $.target.type) as target_type,
    coalesce($.event.target.property, $.target.property) as property
  from records
)
select
  to_time(occurred) as "time",
  3004 as class_uid,
  case action when 'ENABLE' then 8 when 'DISABLE' then 9 else audit_activity(action) end as activity_id,
  action as activity_name,
  concat_ws(' ', action, target_type, property) as "metadata.event_code",
  occurred as "metadata.original_time",
  group_id as "metadata.correlation_uid",
  actor_login as "actor.user.name",
  actor_id as "actor.user.uid",
  actor_name as "actor.user.full_name",
  case when actor_login like '%_@_%' then actor_login end as "actor.user.email_addr",
  coalesce(target_name, target_id, action) as "entity.name",
  target_type as "entity.type",
  target_id as "entity.uid",
  case when target_type in ('API_KEY', 'AUTH_KEY') then 'api_token' end as "unmapped.credential_kind",
  case when target_type in ('API_KEY', 'AUTH_KEY') then target_name end as "unmapped.credential_name",
  raw,
  line,
  recognised
from named
