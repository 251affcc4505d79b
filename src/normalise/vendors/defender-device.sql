-- Defender DeviceInfo and DeviceNetworkInfo → Device Inventory Info (5001).
with rows as (
  select
    raw, line, recognised,
    coalesce($.properties.Timestamp, $.Timestamp, $.TimeGenerated, $.time) as occurred,
    coalesce($.tenantId, $.TenantId) as tenant,
    coalesce($.properties.DeviceId, $.DeviceId) as device_id,
    to_text(coalesce($.properties.DeviceName, $.DeviceName)) as device_name,
    coalesce($.properties.ReportId, $.ReportId) as report_id,
    coalesce($.properties.PublicIP, $.PublicIP) as public_ip,
    coalesce($.properties.OSPlatform, $.OSPlatform) as os_platform,
    coalesce($.properties.OSVersion, $.OSVersion) as os_version,
    coalesce($.properties.DeviceType, $.DeviceType) as kind,
    coalesce($.properties.DeviceSubtype, $.DeviceSubtype) as subtype,
    coalesce($.properties.Model, $.Model) as model,
    coalesce($.properties.Vendor, $.Vendor) as maker,
    coalesce($.properties.HardwareUuid, $.HardwareUuid) as hardware_uuid,
    coalesce($.properties.AadDeviceId, $.AadDeviceId) as entra_device_id,
    coalesce($.properties.OnboardingStatus, $.OnboardingStatus) as onboarding,
    -- JSON text inside the JSON: [{"UserName":…,"DomainName":…,"Sid":…}].
    coalesce($.properties.LoggedOnUsers, $.LoggedOnUsers) as users,
    coalesce($.properties.NetworkAdapterName, $.NetworkAdapterName) as adapter,
    coalesce($.properties.NetworkAdapterType, $.NetworkAdapterType) as adapter_type,
    coalesce($.properties.MacAddress, $.MacAddress) as mac,
    coalesce($.properties.IPAddresses, $.IPAddresses) as addresses,
    coalesce($.properties.DefaultGateways, $.DefaultGateways) as gateways,
    coalesce($.properties.ConnectedNetworks, $.ConnectedNetworks) as networks
  from records
),
read as (
  select *, to_ip(json_extract_string(try_cast(addresses as json), '$[0].IPAddress')) as ip from rows
)
select
  to_time(occurred) as "time",
  5001 as class_uid,
  2 as activity_id,
  case when coalesce(adapter, mac, addresses) is null then 'DeviceInfo' else 'DeviceNetworkInfo' end as "metadata.log_name",
  occurred as "metadata.original_time",
  tenant as "metadata.tenant_uid",
  -- One report of DeviceNetworkInfo has a row an adapter.
  device_id || '/' || occurred || '/' || report_id || coalesce('/' || coalesce(adapter, mac), '') as "metadata.uid",

  device_id as "device.uid",
  entra_device_id as "device.uid_alt",
  device_name as "device.hostname",
  to_text(model) as "device.model",
  to_text(maker) as "device.vendor_name",
  to_text(hardware_uuid) as "device.hw_info.uuid",
  case
    when lower(kind) = 'server' then 1
    when lower(subtype) = 'laptop' then 3
    when lower(subtype) in ('desktop', 'workstation') then 2
    when lower(subtype) = 'tablet' then 4
    when lower(kind) = 'mobile' then 5
    else 0
  end as "device.type_id",
  to_text(coalesce(subtype, kind)) as "device.type",
  case onboarding when 'Onboarded' then true when 'Can be onboarded' then false when 'Unsupported' then false end as "device.is_managed",
  os_platform as "device.os.name",
  os_type(os_platform) as "device.os.type_id",
  case when os_platform is not null then os_version end as "device.os.version",
  -- OCSF: the owner is who owns the device "or was last logged into it".
  to_text(json_extract_string(try_cast(users as json), '$[0].UserName')) as "device.owner.name",
  to_text(json_extract_string(try_cast(users as json), '$[0].Sid')) as "device.owner.uid",
  to_text(json_extract_string(try_cast(users as json), '$[0].DomainName')) as "device.owner.domain",

  ip as "device.ip",
  to_mac(mac) as "device.mac",
  case when coalesce(adapter, mac, ip) is not null then
    [{name: adapter, ip: ip, mac: to_mac(mac), hostname: null,
      type_id: case when adapter_type ilike 'wireless%' then 2 when adapter_type ilike 'ethernet%' then 1 when adapter_type is null then 0 else 99 end}] end as "device.network_interfaces",
  to_ip(public_ip) as "unmapped.external_ip",
  case when coalesce(gateways, networks) is not null then
    json_object('default_gateways', try_cast(gateways as json), 'connected_networks', try_cast(networks as json))::varchar end as "unmapped.parameters",
  raw,
  line,
  recognised
from read
