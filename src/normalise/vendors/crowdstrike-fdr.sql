-- CrowdStrike FDR → the class of the event's name, else Entity Management (3004).
-- Sensor events are flat; Panther keeps them below `event`.
with rows as (
  select
    raw, line, recognised,
    -- `timestamp` is when the cloud got it, in milliseconds; the host tables have `Time` or `_time` in seconds.
    coalesce($.event.timestamp, $.timestamp, $.Time, $._time) as occurred,
    $.fdr_event_type as fdr_type,
    coalesce($.cid, $.event.cid) as tenant,
    coalesce($.aid, $.event.aid, $.AgentIdString, $.event.AgentIdString) as agent,
    coalesce($.aip, $.event.aip) as external_ip,
    coalesce($.event.HostnameField, $.event.Hostname, $.HostnameField, $.Hostname) as api_host,
    coalesce($.event.event_simpleName, $.event_simpleName) as simple_name,
    coalesce($.event.event_platform, $.event_platform) as platform,
    coalesce($.event.ComputerName, $.ComputerName) as host,
    coalesce($.event.LocalAddressIP4, $.LocalAddressIP4) as local_ip4,
    coalesce($.event.LocalAddressIP6, $.LocalAddressIP6) as local_ip6,
    coalesce($.event.LocalPort, $.LocalPort) as local_port,
    coalesce($.event.RemoteAddressIP4, $.RemoteAddressIP4) as remote_ip4,
    coalesce($.event.RemoteAddressIP6, $.RemoteAddressIP6) as remote_ip6,
    coalesce($.event.RemotePort, $.RemotePort) as remote_port,
    coalesce($.event.Protocol, $.Protocol) as protocol,
    coalesce($.event.ImageFileName, $.ImageFileName) as image,
    coalesce($.event.CommandLine, $.CommandLine) as command_line,
    coalesce($.event.RawProcessId, $.RawProcessId) as raw_pid,
    coalesce($.event.TargetProcessId, $.TargetProcessId) as target_process,
    coalesce($.event.ContextProcessId, $.ContextProcessId) as context_process,
    coalesce($.event.ContextBaseFileName, $.ContextBaseFileName) as context_name,
    coalesce($.event.ProcessStartTime, $.ProcessStartTime) as started,
    coalesce($.event.ParentBaseFileName, $.ParentBaseFileName) as parent_name,
    coalesce($.event.ParentProcessId, $.ParentProcessId) as parent_process,
    coalesce($.event.UserName, $.UserName) as user_name,
    coalesce($.event.UserSid, $.UserSid) as user_sid,
    coalesce($.event.LogonDomain, $.LogonDomain) as user_domain,
    coalesce($.event.UID, $.UID) as user_uid,
    coalesce($.event.UserPrincipal, $.UserPrincipal) as user_principal,
    coalesce($.event.LogonType, $.LogonType) as logon_type,
    coalesce($.event.AuthenticationId, $.AuthenticationId) as logon_id,
    coalesce($.event.AuthenticationPackage, $.AuthenticationPackage) as auth_package,
    coalesce($.event.ClientComputerName, $.ClientComputerName) as client_name,
    coalesce($.event.SubStatus, $.SubStatus) as sub_status,
    coalesce($.event.DeviceInstanceId, $.DeviceInstanceId, $.event.DiskParentDeviceInstanceId, $.DiskParentDeviceInstanceId) as instance,
    coalesce($.event.DeviceManufacturer, $.DeviceManufacturer) as maker,
    coalesce($.event.DeviceProduct, $.DeviceProduct) as product,
    coalesce($.event.DeviceSerialNumber, $.DeviceSerialNumber) as serial,
    coalesce($.event.DeviceVendorId, $.DeviceVendorId) as vendor_id,
    coalesce($.event.DeviceProductId, $.DeviceProductId) as product_id,
    coalesce($.event.DevicePropertyClassName, $.DevicePropertyClassName) as class_name,
    coalesce($.event.DevicePropertyDeviceDescription, $.DevicePropertyDeviceDescription) as description,
    coalesce($.event.VolumeName, $.VolumeName) as volume,
    coalesce($.event.DomainName, $.DomainName) as dns_name,
    coalesce($.event.AppName, $.AppName) as app_name,
    coalesce($.event.AppVersion, $.AppVersion) as app_version,
    coalesce($.event.AppVendor, $.AppVendor) as app_vendor,
    coalesce($.event.ExternalApiType, $.ExternalApiType) as app_external,
    coalesce($.event.MAC, $.MAC, $.event.PhysicalAddress, $.PhysicalAddress, $.event.MACAddress, $.MACAddress) as mac,
    coalesce($.event.InterfaceAlias, $.InterfaceAlias) as adapter,
    coalesce($.event.GatewayMAC, $.GatewayMAC) as gateway_mac,
    coalesce($.event.SystemManufacturer, $.SystemManufacturer) as system_maker,
    coalesce($.event.SystemProductName, $.SystemProductName) as system_model,
    coalesce($.event.SystemSerialNumber, $.SystemSerialNumber) as system_serial,
    coalesce($.event.ChassisType, $.ChassisType) as chassis,
    $.Version as os_version,
    -- Only the host table has a place: CrowdStrike's own location of the external address.
    $.City as city,
    $.Country as country
  from records
),
named as (
  select *, coalesce(simple_name, app_external, fdr_type) as event_name from rows
),
kinds as (
  select
    *,
    case
      when event_name is null then 5001
      when event_name in ('ProcessRollup2', 'SyntheticProcessRollup2', 'EndOfProcess') then 1007
      when regexp_matches(event_name, '^(DcUsbDevice|DcBluetoothDevice|RemovableMediaVolume)') then 1010
      when regexp_matches(event_name, '^User(Logon|Logoff)') then 3002
      when regexp_matches(event_name, '^(Network(Connect|ReceiveAccept|Listen|Close)|RawBind)IP[46]') then 4001
      when regexp_matches(event_name, 'DnsRequest$') then 4003
      when event_name = 'InstalledApplication' then 5020
      when regexp_matches(event_name, '^(SensorHeartbeat|AgentOnline|AgentConnect|HostInfo|AdditionalHostInfo|OsVersionInfo|SystemCapacity|CurrentSystemTags|LocalIpAddressIP[46]|NeighborListIP[46])') then 5001
      else 3004
    end as class_uid,
    coalesce(to_ip(remote_ip4), to_ip(remote_ip6)) as remote_ip,
    case when to_ip(local_ip4) <> '0.0.0.0' then to_ip(local_ip4) else to_ip(local_ip6) end as local_ip,
    coalesce(event_name, '') like 'NetworkReceiveAccept%' as inbound,
    coalesce(to_text(product), to_text(description), to_text(volume), to_text(class_name), instance) as device_name,
    -- The sensor gives USB ids as decimal numbers; the instance id has them in hex, as everybody else does.
    coalesce(usb_vendor_id(instance), right('000' || lower(to_hex(try_cast(vendor_id as usmallint)::integer)), 4)) as usb_vendor,
    coalesce(usb_product_id(instance), right('000' || lower(to_hex(try_cast(product_id as usmallint)::integer)), 4)) as usb_product
  from named
)
select
  to_time(occurred) as "time",
  class_uid,
  case class_uid
    when 1007 then case event_name when 'EndOfProcess' then 2 else 1 end
    when 1010 then case when event_name like '%Disconnected' then 2 when event_name like '%Connected' then 1 else 99 end
    when 3002 then case when event_name like 'UserLogoff%' then 2 else 1 end
    when 4001 then case when event_name like 'NetworkClose%' then 2 when event_name like 'NetworkListen%' then 7 when event_name like 'RawBind%' then 99 else 1 end
    when 4003 then 1
    when 5001 then 2
    when 5020 then 2
    else audit_activity(event_name)
  end as activity_id,
  event_name as activity_name,
  event_name as "metadata.event_code",
  occurred as "metadata.original_time",
  nullif(tenant, '') as "metadata.tenant_uid",

  agent as "device.uid",
  coalesce(to_text(host), to_text(api_host)) as "device.hostname",
  case when class_uid in (5001, 3004) then local_ip end as "device.ip",
  to_mac(mac) as "device.mac",
  case when class_uid = 5001 and coalesce(to_text(adapter), to_mac(mac)) is not null then
    [{name: to_text(adapter), ip: local_ip, mac: to_mac(mac), hostname: null, type_id: 0}] end as "device.network_interfaces",
  to_text(system_model) as "device.model",
  to_text(system_maker) as "device.vendor_name",
  to_text(system_serial) as "device.hw_info.serial_number",
  case when lower(chassis) in ('laptop', 'notebook', 'portable', 'sub notebook', 'convertible') then 3
       when lower(chassis) in ('desktop', 'tower', 'mini tower', 'space-saving', 'all in one', 'low profile desktop') then 2
       when lower(chassis) = 'tablet' then 4 else 0 end as "device.type_id",
  to_text(chassis) as "device.type",
  coalesce(os_version, case platform when 'Win' then 'Windows' when 'Mac' then 'macOS' when 'Lin' then 'Linux' else platform end) as "device.os.name",
  case platform when 'Win' then 100 when 'Mac' then 300 when 'Lin' then 200 else os_type(coalesce(os_version, platform)) end as "device.os.type_id",
  -- The address from which the sensor reaches CrowdStrike's cloud.
  to_ip(external_ip) as "unmapped.external_ip",
  to_text(city) as "device.location.city",
  country_code(country) as "device.location.country",
  to_mac(gateway_mac) as "unmapped.gateway_mac",

  -- Process Activity. Falcon's own process ids never repeat; RawProcessId is the operating system's.
  case when class_uid = 1007 then base_name(image) end as "process.name",
  case when class_uid = 1007 then raw_pid end as "process.pid",
  case when class_uid = 1007 then target_process end as "process.uid",
  case when class_uid = 1007 then command_line end as "process.cmd_line",
  case when class_uid = 1007 then to_time(started) end as "process.created_time",
  case when class_uid = 1007 then base_name(image) end as "process.file.name",
  case when class_uid = 1007 then image end as "process.file.path",
  case when class_uid = 1007 and image is not null then 1 end as "process.file.type_id",
  case when class_uid = 1007 then to_text(user_name) end as "process.user.name",
  case when class_uid = 1007 then coalesce(to_text(user_sid), user_uid) end as "process.user.uid",
  case when class_uid = 1007 and parent_process is not null then parent_name end as "process.parent_process.name",
  case when class_uid = 1007 then parent_process end as "process.parent_process.uid",

  case class_uid when 1007 then case when parent_process is not null then parent_name end else case when context_process is not null then context_name end end as "actor.process.name",
  case class_uid when 1007 then coalesce(parent_process, context_process) when 3002 then null else context_process end as "actor.process.uid",
  case when class_uid <> 3002 then to_text(user_name) end as "actor.user.name",
  case when class_uid <> 3002 then coalesce(to_text(user_sid), user_uid) end as "actor.user.uid",
  case when class_uid <> 3002 and coalesce(to_text(user_name), to_text(user_sid), user_uid) is not null and user_principal like '%_@_%' then user_principal end as "actor.user.email_addr",
  -- Where the sensor names neither process nor user, the name of what it saw stands in.
  case when class_uid in (1007, 1010) and coalesce(parent_process, context_process, to_text(user_name), to_text(user_sid), user_uid) is null then coalesce(parent_name, event_name) end as "actor.invoked_by",

  case when class_uid = 1010 then coalesce(device_name, event_name) end as "peripheral_device.name",
  case when class_uid = 1010 then to_text(class_name) end as "peripheral_device.class",
  case when class_uid = 1010 then to_text(product) end as "peripheral_device.model",
  case when class_uid = 1010 then to_text(maker) end as "peripheral_device.vendor_name",
  case when class_uid = 1010 then upper(instance) end as "peripheral_device.uid",
  case when class_uid = 1010 then coalesce(to_text(serial), usb_instance_serial(instance)) end as "peripheral_device.serial_number",
  case when class_uid = 1010 then case when event_name like 'RemovableMedia%' then 1 else peripheral_type(coalesce(to_text(description), to_text(class_name))) end end as "peripheral_device.type_id",
  case when class_uid = 1010 and usb_vendor is not null then [usb_vendor] end as "peripheral_device.vendor_id_list",
  case when class_uid = 1010 then usb_vendor end as "unmapped.usb_vendor_id",
  case when class_uid = 1010 then usb_product end as "unmapped.usb_product_id",
  case when class_uid = 1010 then to_text(maker) end as "unmapped.usb_manufacturer",
  case when class_uid = 1010 then to_text(product) end as "unmapped.usb_product",
  case when class_uid = 1010 then coalesce(to_text(serial), usb_instance_serial(instance)) end as "unmapped.usb_serial",
  case when class_uid = 1010 then upper(instance) end as "unmapped.instance_id",

  -- Log-ons at the computer. Windows numbers its log-on types as OCSF does.
  case when class_uid = 3002 then coalesce(to_text(user_name), to_text(user_principal), to_text(user_sid), user_uid) end as "user.name",
  case when class_uid = 3002 then coalesce(to_text(user_sid), user_uid) end as "user.uid",
  case when class_uid = 3002 then to_text(user_domain) end as "user.domain",
  case when class_uid = 3002 and user_principal like '%_@_%' then user_principal end as "user.email_addr",
  case when class_uid = 3002 then case when event_name like 'UserLogonFailed%' then 2 else 1 end end as status_id,
  case when class_uid = 3002 then to_text(sub_status) end as status_detail,
  case when class_uid = 3002 then case when logon_type in ('0', '2', '3', '4', '5', '7', '8', '9', '10', '11', '12', '13') then logon_type::integer end end as logon_type_id,
  case when class_uid = 3002 then case when logon_type in ('10', '12') then true when logon_type in ('2', '7', '11', '13') then false end end as is_remote,
  case when class_uid = 3002 and logon_type is not null then logon_type in ('2', '7', '10', '11', '12', '13') end as "unmapped.is_interactive",
  case when class_uid = 3002 then to_text(auth_package) end as auth_protocol,
  case when class_uid = 3002 and to_text(auth_package) is not null then case lower(auth_package) when 'ntlm' then 1 when 'kerberos' then 2 else 99 end end as auth_protocol_id,
  case when class_uid = 3002 then logon_id end as "session.uid",

  -- Network: the local side is the source, except of accepted connections.
  case class_uid
    when 4001 then case when inbound then remote_ip else local_ip end
    when 3002 then case when remote_ip not in ('127.0.0.1', '::1', '0.0.0.0') then remote_ip end
  end as "src_endpoint.ip",
  case when class_uid = 4001 then case when inbound then remote_port else local_port end end as "src_endpoint.port",
  case class_uid when 4001 then case when not inbound then coalesce(to_text(host), agent) end when 4003 then to_text(host) when 3002 then to_text(client_name) end as "src_endpoint.hostname",
  case when class_uid = 4003 or (class_uid = 4001 and not inbound) then agent end as "src_endpoint.uid",
  case when class_uid = 4001 then case when inbound then local_ip else remote_ip end end as "dst_endpoint.ip",
  case when class_uid = 4001 then case when inbound then local_port else remote_port end end as "dst_endpoint.port",
  case when class_uid = 3002 or (class_uid = 4001 and inbound) then coalesce(to_text(host), agent) end as "dst_endpoint.hostname",
  case when class_uid = 3002 or (class_uid = 4001 and inbound) then agent end as "dst_endpoint.uid",
  case when class_uid = 4001 then case when inbound then 1 when event_name like 'NetworkConnect%' then 2 else 0 end end as "connection_info.direction_id",
  case when class_uid = 4001 then case protocol when '6' then 'tcp' when '17' then 'udp' when '1' then 'icmp' when '58' then 'ipv6-icmp' end end as "connection_info.protocol_name",
  case when class_uid = 4003 then lower(rtrim(dns_name, '.')) end as "query.hostname",

  case when class_uid = 5020 then coalesce(to_text(app_name), 'unnamed') end as "package.name",
  -- OCSF requires a version; an empty one says that the sensor gave none.
  case when class_uid = 5020 then coalesce(app_version, '') end as "package.version",
  case when class_uid = 5020 then to_text(app_vendor) end as "package.vendor_name",

  case when class_uid = 3004 then event_name end as "entity.type",
  case when class_uid = 3004 then coalesce(to_text(host), to_text(api_host), agent, event_name) end as "entity.name",
  case when class_uid = 3004 then agent end as "entity.uid",
  raw,
  line,
  recognised
from kinds
