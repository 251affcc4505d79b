-- GitHub audit log → Entity Management (3004). Git events are among them: `git.clone`, `git.fetch`, `git.push`.
with named as (
  select
    raw, line, recognised,
    $.action as action,
    coalesce($.repo, $.repository) as repository,
    coalesce($."@timestamp", $.created_at, $.at_sign_timestamp) as occurred,
    $.actor as actor,
    $.actor_id as actor_id,
    $.user as target,
    $.org as org,
    $.business as business,
    $.name as name,
    $.token_id as token_id,
    $.external_identity_nameid as identity,
    $._document_id as document,
    $.repo_id as repo_id,
    $.user_id as user_id,
    $.actor_ip as ip,
    $.actor_location.country_code as country,
    $.transport_protocol_name as transport_name,
    $.protocol_name as protocol_name,
    $.title as title,
    $.oauth_application_name as application,
    $.actor_is_bot as is_bot,
    $.programmatic_access_type as programmatic
  from records
)
select
  to_time(named.occurred) as "time",
  3004 as class_uid,
  audit_activity(split_part(action, '.', 2)) as activity_id,
  action as activity_name,
  action as "metadata.event_code",
  document as "metadata.uid",
  named.occurred as "metadata.original_time",
  -- An entry says what was done; what was refused is not in this log.
  actor as "actor.user.name",
  actor_id as "actor.user.uid",
  case when identity like '%_@_%' then identity end as "actor.user.email_addr",
  coalesce(repository, to_text(target), org, to_text(business), split_part(action, '.', 1)) as "entity.name",
  split_part(action, '.', 1) as "entity.type",
  coalesce(repo_id, case when repository is null then user_id end) as "entity.uid",
  to_ip(ip) as "src_endpoint.ip",
  case when ip is not null then country_code(country) end as "src_endpoint.location.country",
  repository as "unmapped.repository",
  org as "unmapped.organisation",
  coalesce(transport_name, protocol_name) as "unmapped.transport",
  case
    when action like 'personal_access_token.%' then 'personal_access_token'
    when action like 'public_key.%' then 'ssh_key'
    when action like 'deploy_key.%' then 'deploy_key'
    when action like 'oauth_a%' then 'oauth_app'
    when action like 'integration_installation.%' then 'oauth_app'
  end as "unmapped.credential_kind",
  case
    when action like 'personal_access_token.%' or action like 'public_key.%' or action like 'deploy_key.%' or action like 'oauth_a%'
      then coalesce(name, title, application, token_id) end as "unmapped.credential_name",
  to_text(target) as "unmapped.target_name",
  case when is_bot = 'true' or programmatic is not null then false end as "unmapped.is_interactive",
  raw,
  line,
  recognised
from named
