-- GitLab audit events → Entity Management (3004).
with named as (
  select
    raw, line, recognised,
    coalesce($.event_type, $.event_name) as event_type,
    coalesce($.details.custom_message, $.detail.custom_message, $.details.event_name) as message,
    coalesce($.details.target_details, $.detail.target_details) as target,
    $.details.author_name as author_in_details,
    $.author_name as author,
    $.author_email as author_email,
    $.author_id as author_id,
    $.created_at as occurred,
    $.id as id,
    $.entity_path as entity_path,
    $.entity_type as entity_type,
    $.entity_id as entity_id,
    coalesce($.ip_address, $.details.ip_address) as ip
  from records
)
select
  to_time(occurred) as "time",
  3004 as class_uid,
  audit_activity(coalesce(event_type, message)) as activity_id,
  coalesce(event_type, message) as activity_name,
  coalesce(event_type, message) as "metadata.event_code",
  id as "metadata.uid",
  occurred as "metadata.original_time",
  message as message,
  coalesce(author, author_in_details) as "actor.user.name",
  author_id as "actor.user.uid",
  author_email as "actor.user.email_addr",
  coalesce(entity_path, target, entity_type, message) as "entity.name",
  entity_type as "entity.type",
  entity_id as "entity.uid",
  to_ip(ip) as "src_endpoint.ip",
  case when event_type in ('repository_git_operation', 'project_repository_download') then entity_path end as "unmapped.repository",
  case
    when event_type like 'personal_access_token%' then 'personal_access_token'
    when event_type like '%deploy_key%' then 'deploy_key'
    when event_type like '%ssh_key%' then 'ssh_key'
  end as "unmapped.credential_kind",
  target as "unmapped.target_name",
  raw,
  line,
  recognised
from named
