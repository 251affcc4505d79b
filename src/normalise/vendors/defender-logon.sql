-- Defender DeviceLogonEvents → Authentication (3002): log-ons at the computer itself.
with rows as (
  select
    raw, line, recognised,
    coalesce($.properties.Timestamp, $.Timestamp, $.TimeGenerated, $.time) as occurred,
    coalesce($.tenantId, $.TenantId) as tenant,
    coalesce($.properties.DeviceId, $.DeviceId) as device_id,
    to_text(coalesce($.properties.DeviceName, $.DeviceName)) as device_name,
    coalesce($.properties.ReportId, $.ReportId) as report_id,
    coalesce($.properties.ActionType, $.ActionType) as action,
    coalesce($.properties.LogonType, $.LogonType) as kind,
    coalesce($.properties.LogonId, $.LogonId) as logon_id,
    coalesce($.properties.Protocol, $.Protocol) as protocol,
    coalesce($.properties.FailureReason, $.FailureReason) as failure,
    to_text(coalesce($.properties.AccountName, $.AccountName)) as account,
    to_text(coalesce($.properties.AccountDomain, $.AccountDomain)) as account_domain,
    to_text(coalesce($.properties.AccountSid, $.AccountSid)) as account_sid,
    coalesce($.properties.RemoteIP, $.RemoteIP) as remote_ip,
    coalesce($.properties.RemotePort, $.RemotePort) as remote_port,
    coalesce($.properties.RemoteDeviceName, $.RemoteDeviceName) as remote_name,
    to_text(coalesce($.properties.InitiatingProcessFileName, $.InitiatingProcessFileName)) as process_name,
    coalesce($.properties.InitiatingProcessId, $.InitiatingProcessId) as process_pid
  from records
)
select
  to_time(occurred) as "time",
  3002 as class_uid,
  1 as activity_id,
  action as activity_name,
  action as "metadata.event_code",
  'DeviceLogonEvents' as "metadata.log_name",
  occurred as "metadata.original_time",
  tenant as "metadata.tenant_uid",
  device_id || '/' || occurred || '/' || report_id as "metadata.uid",
  case action when 'LogonSuccess' then 1 when 'LogonFailed' then 2 else 0 end as status_id,
  action as status,
  to_text(failure) as status_detail,

  account as "user.name",
  account_sid as "user.uid",
  account_domain as "user.domain",
  logon_id as "session.uid",
  case kind
    when 'Interactive' then 2 when 'Network' then 3 when 'Batch' then 4 when 'Service' then 5 when 'Unlock' then 7
    when 'NetworkCleartext' then 8 when 'NewCredentials' then 9 when 'RemoteInteractive' then 10
    when 'CachedInteractive' then 11 when 'CachedRemoteInteractive' then 12 when 'CachedUnlock' then 13
    when 'Unknown' then 0 else 99 end as logon_type_id,
  kind as logon_type,
  case when kind like '%RemoteInteractive' then true when kind in ('Interactive', 'Unlock', 'CachedInteractive', 'CachedUnlock') then false end as is_remote,
  kind in ('Interactive', 'Unlock', 'RemoteInteractive', 'CachedInteractive', 'CachedRemoteInteractive', 'CachedUnlock') as "unmapped.is_interactive",
  case lower(protocol) when 'ntlm' then 1 when 'kerberos' then 2 when 'negotiate' then 99 end as auth_protocol_id,
  to_text(protocol) as auth_protocol,

  device_id as "device.uid",
  device_name as "device.hostname",
  coalesce(device_name, device_id) as "dst_endpoint.hostname",
  device_id as "dst_endpoint.uid",
  -- Windows gives "-" or the loopback address for log-ons at the keyboard: no source.
  case when to_ip(remote_ip) not in ('127.0.0.1', '::1') then to_ip(remote_ip) end as "src_endpoint.ip",
  case when to_ip(remote_ip) not in ('127.0.0.1', '::1') and try_cast(remote_port as integer) > 0 then remote_port end as "src_endpoint.port",
  to_text(remote_name) as "src_endpoint.hostname",
  case when process_pid is not null then process_name end as "actor.process.name",
  process_pid as "actor.process.pid",
  raw,
  line,
  recognised
from rows
