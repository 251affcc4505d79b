-- Defender DeviceNetworkEvents → Network Activity (4001).
with rows as (
  select
    raw, line, recognised,
    coalesce($.properties.Timestamp, $.Timestamp, $.TimeGenerated, $.time) as occurred,
    coalesce($.tenantId, $.TenantId) as tenant,
    coalesce($.properties.DeviceId, $.DeviceId) as device_id,
    to_text(coalesce($.properties.DeviceName, $.DeviceName)) as device_name,
    coalesce($.properties.ReportId, $.ReportId) as report_id,
    coalesce($.properties.ActionType, $.ActionType) as action,
    to_ip(coalesce($.properties.LocalIP, $.LocalIP)) as local_ip,
    try_cast(coalesce($.properties.LocalPort, $.LocalPort) as integer) as local_port,
    to_ip(coalesce($.properties.RemoteIP, $.RemoteIP)) as remote_ip,
    try_cast(coalesce($.properties.RemotePort, $.RemotePort) as integer) as remote_port,
    url_host(to_text(coalesce($.properties.RemoteUrl, $.RemoteUrl))) as remote_name,
    coalesce($.properties.Protocol, $.Protocol) as protocol,
    to_text(coalesce($.properties.InitiatingProcessFileName, $.InitiatingProcessFileName)) as process_name,
    to_text(coalesce($.properties.InitiatingProcessFolderPath, $.InitiatingProcessFolderPath)) as process_path,
    coalesce($.properties.InitiatingProcessVersionInfoCompanyName, $.InitiatingProcessVersionInfoCompanyName) as company,
    coalesce($.properties.InitiatingProcessId, $.InitiatingProcessId) as process_pid,
    to_text(coalesce($.properties.InitiatingProcessCommandLine, $.InitiatingProcessCommandLine)) as command_line,
    to_text(coalesce($.properties.InitiatingProcessAccountName, $.InitiatingProcessAccountName)) as actor,
    to_text(coalesce($.properties.InitiatingProcessAccountSid, $.InitiatingProcessAccountSid)) as actor_sid,
    to_text(coalesce($.properties.InitiatingProcessAccountDomain, $.InitiatingProcessAccountDomain)) as actor_domain
  from records
),
directed as (
  select *, coalesce(action, '') like 'Inbound%' as inbound from rows
)
select
  to_time(occurred) as "time",
  4001 as class_uid,
  case
    when action in ('ConnectionSuccess', 'InboundConnectionAccepted') then 1
    when action = 'ConnectionFailed' then 4
    when action = 'ListeningConnectionCreated' then 7
    when action like '%Inspected' then 6
    else 99
  end as activity_id,
  action as activity_name,
  action as "metadata.event_code",
  'DeviceNetworkEvents' as "metadata.log_name",
  occurred as "metadata.original_time",
  tenant as "metadata.tenant_uid",
  device_id || '/' || occurred || '/' || report_id as "metadata.uid",
  case action when 'ConnectionSuccess' then 1 when 'InboundConnectionAccepted' then 1 when 'ConnectionFailed' then 2 end as status_id,

  device_id as "device.uid",
  device_name as "device.hostname",
  case when inbound then remote_ip else local_ip end as "src_endpoint.ip",
  case when inbound then remote_port else local_port end as "src_endpoint.port",
  case when inbound then remote_name else device_name end as "src_endpoint.hostname",
  case when inbound then local_ip else remote_ip end as "dst_endpoint.ip",
  case when inbound then local_port else remote_port end as "dst_endpoint.port",
  case when inbound then device_name else remote_name end as "dst_endpoint.hostname",
  case when inbound then 1 when action = 'ListeningConnectionCreated' then 0 when remote_ip is not null then 2 end as "connection_info.direction_id",
  to_text(lower(protocol)) as "connection_info.protocol_name",

  case when process_pid is not null then process_name end as "actor.process.name",
  process_pid as "actor.process.pid",
  case when process_pid is not null then command_line end as "actor.process.cmd_line",
  case when process_pid is not null then process_name end as "actor.process.file.name",
  case when process_pid is not null and process_name is not null then process_path end as "actor.process.file.path",
  case when process_pid is not null and process_name is not null then to_text(company) end as "actor.process.file.company_name",
  actor as "actor.user.name",
  actor_sid as "actor.user.uid",
  case when coalesce(actor, actor_sid) is not null then actor_domain end as "actor.user.domain",
  raw,
  line,
  recognised
from directed
