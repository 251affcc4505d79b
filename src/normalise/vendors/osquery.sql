-- osquery result logs → one event a row, by the table that was asked: Process Activity (1007), Peripheral Activity (1010),
-- Authentication (3002), Device Inventory Info (5001), Software Inventory Info (5020), else Entity Management (3004).
with logs as (
  select
    raw, line, recognised,
    $.name as query_name,
    $.unixTime as unix_time,
    $.calendarTime as calendar_time,
    $.hostIdentifier as host_identifier,
    coalesce($.decorations.host_uuid, $.decorations.uuid) as decorated_uuid,
    coalesce($.decorations.hostname, $.decorations.host_hostname, $.decorations.computer_name) as decorated_hostname,
    $.decorations.hardware_serial as decorated_serial,
    $.decorations.platform as platform,
    $.action as action,
    -- Three ways of logging: a row that came or went, all rows of a moment, and all rows that came or went.
    case when $.columns is not null then [try_cast($.columns as json)] else coalesce(json_transform(try_cast($.snapshot as json), '["JSON"]'), []) end as shown,
    coalesce(json_transform(try_cast($.diffResults.added as json), '["JSON"]'), []) as added,
    coalesce(json_transform(try_cast($.diffResults.removed as json), '["JSON"]'), []) as removed
  from records
),
listed as (
  select
    *,
    list_concat(
      list_transform(shown, lambda r: {action: action, r: r}),
      list_transform(added, lambda r: {action: 'added', r: r}),
      list_transform(removed, lambda r: {action: 'removed', r: r})) as found
  from logs
),
single as (
  select
    * exclude (action, shown, added, removed, found),
    -- A snapshot without rows is an event too: the table was empty.
    unnest(case when len(found) = 0 then [{action: action, r: null}] else found end) as item,
    unnest(generate_series(1, greatest(len(found), 1))) as item_number,
    len(found) as item_count
  from listed
),
rows as (
  select
    * exclude (item),
    item.action as action,
    item.r::varchar as columns_text,
    json_transform(item.r, '{"pid":"VARCHAR","name":"VARCHAR","path":"VARCHAR","cmdline":"VARCHAR","uid":"VARCHAR","username":"VARCHAR","parent":"VARCHAR","start_time":"VARCHAR","time":"VARCHAR","event_type":"VARCHAR","vendor":"VARCHAR","vendor_id":"VARCHAR","model":"VARCHAR","model_id":"VARCHAR","serial":"VARCHAR","class":"VARCHAR","product_id":"VARCHAR","serial_number":"VARCHAR","display_type":"VARCHAR","interface":"VARCHAR","address":"VARCHAR","mask":"VARCHAR","mac":"VARCHAR","gateway":"VARCHAR","destination":"VARCHAR","bssid":"VARCHAR","user":"VARCHAR","host":"VARCHAR","tty":"VARCHAR","type":"VARCHAR","version":"VARCHAR","bundle_short_version":"VARCHAR","bundle_identifier":"VARCHAR","publisher":"VARCHAR","identifying_number":"VARCHAR","hostname":"VARCHAR","uuid":"VARCHAR","hardware_serial":"VARCHAR","hardware_model":"VARCHAR","hardware_vendor":"VARCHAR","computer_name":"VARCHAR","platform":"VARCHAR"}') as c
  from single
),
tabled as (
  select
    *,
    -- Queries are named freely, usually with the table at the end: "pack/incident_response/usb_devices".
    coalesce(
      nullif(regexp_extract(query_name, '(?:^|[/_:.\- ])(es_process_events|process_events|processes|usb_devices|connected_displays|interface_addresses|interface_details|arp_cache|routes|wifi_status|system_info|os_version|logged_in_users|programs|apps|deb_packages|rpm_packages|homebrew_packages|python_packages|npm_packages|chrome_extensions|listening_ports|shell_history|crontab|osquery_info|users|startup_items|launchd)$', 1), ''),
      case
        when c.vendor_id is not null and c.model_id is not null then 'usb_devices'
        when c.display_type is not null and c.product_id is not null then 'connected_displays'
        when c.pid is not null and c.cmdline is not null then 'processes'
        when c.interface is not null and c.bssid is not null then 'wifi_status'
        when c.gateway is not null and coalesce(c.mac, c.destination) is not null then 'routes'
        when c.interface is not null and c.address is not null and c.mask is not null then 'interface_addresses'
        when c.interface is not null and c.address is not null and c.mac is not null then 'arp_cache'
        when c.interface is not null and c.mac is not null then 'interface_details'
        when c.hardware_serial is not null then 'system_info'
        when c.user is not null and c.tty is not null and c.host is not null then 'logged_in_users'
        when c.name is not null and c.version is not null and coalesce(c.publisher, c.identifying_number) is not null then 'programs'
        when c.bundle_identifier is not null and c.bundle_short_version is not null then 'apps'
      end) as source_table,
    coalesce(decorated_hostname, case when c.computer_name is not null then c.hostname end, case when not regexp_full_match(host_identifier, '[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}') then host_identifier end) as hostname,
    coalesce(decorated_uuid, case when c.computer_name is not null then c.uuid end, case when regexp_full_match(host_identifier, '[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}') then host_identifier end) as host_uuid
  from rows
),
kinds as (
  select
    *,
    case
      -- The endpoint classes are about a device: a record that names none keeps its facts as an entity.
      when coalesce(hostname, host_uuid) is null then 3004
      when source_table in ('processes', 'process_events', 'es_process_events') and c.pid is not null then 1007
      when source_table in ('usb_devices', 'connected_displays') and columns_text is not null then 1010
      -- utmp also holds boots and run levels; those rows are nobody's log-on.
      when source_table = 'logged_in_users' and to_text(c.user) is not null and coalesce(c.type, 'user') in ('user', 'active', 'disconnected') then 3002
      when source_table in ('interface_addresses', 'interface_details', 'arp_cache', 'routes', 'wifi_status', 'system_info', 'os_version') then 5001
      when source_table in ('programs', 'apps', 'deb_packages', 'rpm_packages', 'homebrew_packages', 'python_packages', 'npm_packages') and c.name is not null then 5020
      else 3004
    end as class_uid,
    coalesce(source_table, '') like '%process_events' as is_process_event,
    coalesce(source_table, '') = 'usb_devices' as is_usb,
    coalesce(source_table, '') = 'connected_displays' as is_display,
    -- macOS gives a display's maker as the number in the EDID: three letters of five bits each.
    try_cast('0x' || regexp_replace(c.vendor_id, '^0[xX]', '') as integer) as maker_number,
    right('000' || lower(regexp_replace(c.vendor_id, '^0[xX]', '')), 4) as vendor_hex,
    right('000' || lower(regexp_replace(c.model_id, '^0[xX]', '')), 4) as model_hex
  from tabled
)
select
  coalesce(case when is_process_event or source_table = 'logged_in_users' then to_time(c.time) end, to_time(unix_time),
    try_strptime(calendar_time, '%a %b %d %H:%M:%S %Y UTC')) as "time",
  class_uid,
  case class_uid
    when 1007 then case when c.event_type = 'exit' or action = 'removed' then 2 when is_process_event or action = 'added' then 1 else 99 end
    when 1010 then case action when 'added' then 1 when 'removed' then 2 else 99 end
    when 3002 then case action when 'removed' then 2 else 1 end
    when 3004 then case action when 'added' then 1 when 'removed' then 4 else 2 end
    -- Inventory that went is no inventory.
    else case action when 'removed' then 99 else 2 end
  end as activity_id,
  action as activity_name,
  query_name as "metadata.event_code",
  source_table as "metadata.log_name",
  coalesce(unix_time, calendar_time) as "metadata.original_time",
  case when item_count > 1 then 'sha256:' || sha256(raw) || '/' || item_number end as "metadata.uid",

  host_uuid as "device.uid",
  hostname as "device.hostname",
  case when coalesce(hostname, host_uuid) is not null then coalesce(decorated_serial, to_text(c.hardware_serial)) end as "device.hw_info.serial_number",
  to_text(c.hardware_model) as "device.model",
  to_text(c.hardware_vendor) as "device.vendor_name",
  case when coalesce(hostname, host_uuid) is not null then coalesce(platform, c.platform) end as "device.os.name",
  case when coalesce(hostname, host_uuid) is not null then os_type(coalesce(platform, c.platform)) end as "device.os.type_id",
  case when source_table = 'interface_addresses' and action <> 'removed' and not regexp_matches(c.address, '^(127\.|169\.254\.|::1|fe80)') then to_ip(c.address) end as "device.ip",
  case when source_table = 'interface_details' and action <> 'removed' then nullif(to_mac(c.mac), '00:00:00:00:00:00') end as "device.mac",
  case when class_uid = 5001 and source_table in ('interface_addresses', 'interface_details') and c.interface is not null then
    [{name: c.interface, ip: to_ip(c.address), mac: to_mac(c.mac), hostname: null, type_id: 0}] end as "device.network_interfaces",
  -- Only a query that joins the default route with the ARP cache says which neighbour is the gateway.
  case when class_uid = 5001 and action <> 'removed' and to_ip(c.gateway) is not null then to_mac(c.mac) end as "unmapped.gateway_mac",
  case when class_uid = 5001 and action <> 'removed' then to_mac(c.bssid) end as "unmapped.bssid",

  case when class_uid = 1007 then coalesce(to_text(c.name), base_name(c.path)) end as "process.name",
  case when class_uid = 1007 then c.pid end as "process.pid",
  case when class_uid = 1007 then c.cmdline end as "process.cmd_line",
  case when class_uid = 1007 then to_time(c.start_time) end as "process.created_time",
  case when class_uid = 1007 then base_name(c.path) end as "process.file.name",
  case when class_uid = 1007 and base_name(c.path) <> '' then c.path end as "process.file.path",
  case when class_uid = 1007 then to_text(c.username) end as "process.user.name",
  case when class_uid = 1007 then c.uid end as "process.user.uid",
  case when class_uid = 1007 and try_cast(c.parent as integer) >= 0 then c.parent end as "process.parent_process.pid",
  case when class_uid = 1007 and try_cast(c.parent as integer) >= 0 then c.parent end as "actor.process.pid",
  case when class_uid = 1007 then to_text(c.username) end as "actor.user.name",
  case when class_uid = 1007 then c.uid end as "actor.user.uid",
  -- Nobody is named for what osquery finds on a machine: the table stands in.
  case when class_uid in (1007, 1010) then source_table end as "actor.invoked_by",

  case when class_uid = 1010 then coalesce(case when is_display then to_text(c.name) else to_text(c.model) end, to_text(c.vendor), source_table) end as "peripheral_device.name",
  case when class_uid = 1010 and is_usb then to_text(c.class) end as "peripheral_device.class",
  case when class_uid = 1010 then to_text(c.model) end as "peripheral_device.model",
  case when class_uid = 1010 then to_text(c.vendor) end as "peripheral_device.vendor_name",
  case when class_uid = 1010 then nullif(to_text(coalesce(c.serial, c.serial_number)), '0') end as "peripheral_device.serial_number",
  case when class_uid = 1010 then case when is_display then 5 else coalesce(peripheral_type(to_text(c.model)), 0) end end as "peripheral_device.type_id",
  case when class_uid = 1010 and is_usb and vendor_hex is not null then [vendor_hex] end as "peripheral_device.vendor_id_list",
  case when class_uid = 1010 and is_usb then vendor_hex end as "unmapped.usb_vendor_id",
  case when class_uid = 1010 and is_usb then model_hex end as "unmapped.usb_product_id",
  case when class_uid = 1010 and is_usb then to_text(c.vendor) end as "unmapped.usb_manufacturer",
  case when class_uid = 1010 and is_usb then to_text(c.model) end as "unmapped.usb_product",
  case when class_uid = 1010 and is_usb then nullif(to_text(c.serial), '0') end as "unmapped.usb_serial",
  case when class_uid = 1010 and is_display and maker_number between 1057 and 27482 then
    chr(64 + ((maker_number >> 10) & 31)) || chr(64 + ((maker_number >> 5) & 31)) || chr(64 + (maker_number & 31)) end as "unmapped.display_manufacturer",
  case when class_uid = 1010 and is_display then right('000' || upper(regexp_replace(c.product_id, '^0[xX]', '')), 4) end as "unmapped.display_product",
  case when class_uid = 1010 and is_display then to_text(c.name) end as "unmapped.display_name",
  case when class_uid = 1010 and is_display then nullif(to_text(c.serial_number), '0') end as "unmapped.display_serial",

  case when class_uid = 3002 then c.user end as "user.name",
  case when class_uid = 3002 then coalesce(hostname, host_uuid) end as "dst_endpoint.hostname",
  case when class_uid = 3002 then to_ip(c.host) end as "src_endpoint.ip",
  case when class_uid = 3002 and to_ip(c.host) is not null then true end as is_remote,
  case when class_uid = 3002 and action <> 'removed' then 1 end as status_id,

  case when class_uid = 5020 then c.name end as "package.name",
  case when class_uid = 5020 then coalesce(c.bundle_short_version, c.version, '') end as "package.version",
  case when class_uid = 5020 then to_text(c.publisher) end as "package.vendor_name",

  case when class_uid = 3004 then query_name end as "entity.name",
  case when class_uid = 3004 then coalesce(source_table, 'osquery') end as "entity.type",
  case when class_uid in (3004, 5001) then columns_text end as "unmapped.parameters",
  raw,
  line,
  recognised
from kinds
