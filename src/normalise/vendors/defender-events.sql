-- Defender DeviceEvents → Peripheral Activity (1010), DNS Activity (4003), else Entity Management (3004).
with rows as (
  select
    raw, line, recognised,
    coalesce($.properties.Timestamp, $.Timestamp, $.TimeGenerated, $.time) as occurred,
    coalesce(regexp_extract($.category, 'AdvancedHunting-(\w+)', 1), $.Type, 'DeviceEvents') as source_table,
    coalesce($.tenantId, $.TenantId) as tenant,
    coalesce($.properties.DeviceId, $.DeviceId) as device_id,
    to_text(coalesce($.properties.DeviceName, $.DeviceName)) as device_name,
    coalesce($.properties.ReportId, $.ReportId) as report_id,
    coalesce($.properties.ActionType, $.ActionType) as action,
    to_text(coalesce($.properties.FileName, $.FileName)) as file_name,
    to_text(coalesce($.properties.AccountName, $.AccountName)) as account,
    to_text(coalesce($.properties.AccountSid, $.AccountSid)) as account_sid,
    to_text(coalesce($.properties.AccountDomain, $.AccountDomain)) as account_domain,
    to_text(coalesce($.properties.InitiatingProcessFileName, $.InitiatingProcessFileName)) as process_name,
    coalesce($.properties.InitiatingProcessId, $.InitiatingProcessId) as process_pid,
    to_text(coalesce($.properties.InitiatingProcessCommandLine, $.InitiatingProcessCommandLine)) as command_line,
    to_text(coalesce($.properties.InitiatingProcessAccountName, $.InitiatingProcessAccountName)) as actor,
    to_text(coalesce($.properties.InitiatingProcessAccountSid, $.InitiatingProcessAccountSid)) as actor_sid,
    -- JSON text inside the JSON; Sentinel gives the same as an object.
    coalesce($.properties.AdditionalFields, $.AdditionalFields) as additional
  from records
),
read as (
  select
    *,
    json_extract_string(try_cast(additional as json), ['$.ClassName', '$.DeviceDescription', '$.DeviceId',
      '$.Manufacturer', '$.ProductName', '$.SerialNumber', '$.DnsQueryString']) as x
  from rows
),
kinds as (
  select
    *,
    to_text(x[1]) as class_name, to_text(x[2]) as description, to_text(x[3]) as instance,
    to_text(x[4]) as maker, to_text(x[5]) as product, to_text(x[6]) as serial, to_text(x[7]) as dns_name,
    case
      when regexp_matches(action, '^(PnpDevice|UsbDrive|RemovableStorage|BluetoothPolicy)') then 1010
      when action = 'DnsQueryResponse' and x[7] is not null then 4003
      else 3004
    end as class_uid
  from read
)
select
  to_time(occurred) as "time",
  class_uid,
  case
    when class_uid = 1010 then case when action = 'PnpDeviceConnected' then 1 else 99 end
    -- DNS Activity: 2 is Response.
    when class_uid = 4003 then 2
    else audit_activity(action)
  end as activity_id,
  action as activity_name,
  action as "metadata.event_code",
  source_table as "metadata.log_name",
  occurred as "metadata.original_time",
  tenant as "metadata.tenant_uid",
  device_id || '/' || occurred || '/' || report_id as "metadata.uid",

  device_id as "device.uid",
  device_name as "device.hostname",
  case when process_pid is not null then process_name end as "actor.process.name",
  process_pid as "actor.process.pid",
  case when process_pid is not null then command_line end as "actor.process.cmd_line",
  -- A device is connected by nobody that Windows names; the process that saw it stands in.
  case when coalesce(actor, actor_sid, account, account_sid, process_pid) is null then coalesce(process_name, action) end as "actor.invoked_by",
  coalesce(actor, account) as "actor.user.name",
  coalesce(actor_sid, case when actor is null then account_sid end) as "actor.user.uid",
  case when actor is null then case when coalesce(account, account_sid) is not null then account_domain end end as "actor.user.domain",

  case when class_uid = 1010 then coalesce(description, product, class_name, instance, action) end as "peripheral_device.name",
  case when class_uid = 1010 then class_name end as "peripheral_device.class",
  case when class_uid = 1010 then product end as "peripheral_device.model",
  case when class_uid = 1010 then maker end as "peripheral_device.vendor_name",
  case when class_uid = 1010 then upper(instance) end as "peripheral_device.uid",
  case when class_uid = 1010 then coalesce(usb_instance_serial(instance), serial) end as "peripheral_device.serial_number",
  case when class_uid = 1010 then peripheral_type(coalesce(class_name, case when action like 'UsbDrive%' then 'DiskDrive' end, description)) end as "peripheral_device.type_id",
  case when class_uid = 1010 and usb_vendor_id(instance) is not null then [usb_vendor_id(instance)] end as "peripheral_device.vendor_id_list",
  case when class_uid = 1010 then usb_vendor_id(instance) end as "unmapped.usb_vendor_id",
  case when class_uid = 1010 then usb_product_id(instance) end as "unmapped.usb_product_id",
  case when class_uid = 1010 then maker end as "unmapped.usb_manufacturer",
  -- Windows builds DeviceDescription from its own driver files: only UsbDrive* rows carry the device's own strings.
  case when class_uid = 1010 then product end as "unmapped.usb_product",
  case when class_uid = 1010 then coalesce(usb_instance_serial(instance), serial) end as "unmapped.usb_serial",
  case when class_uid = 1010 then upper(instance) end as "unmapped.instance_id",
  case when class_uid = 1010 then display_manufacturer(instance) end as "unmapped.display_manufacturer",
  case when class_uid = 1010 then display_product(instance) end as "unmapped.display_product",
  case when class_uid = 1010 and display_manufacturer(instance) is not null and description not ilike 'Generic%' then description end as "unmapped.display_name",

  case when class_uid = 4003 then dns_name end as "query.hostname",
  case when class_uid = 4003 then device_name end as "src_endpoint.hostname",
  case when class_uid = 4003 then device_id end as "src_endpoint.uid",
  case when class_uid = 3004 then action end as "entity.type",
  case when class_uid = 3004 then coalesce(to_text(file_name), device_name, device_id) end as "entity.name",
  case when class_uid = 3004 then additional end as "unmapped.parameters",
  raw,
  line,
  recognised
from kinds
