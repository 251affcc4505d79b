-- What endpoint agents saw. A row belongs to whom the device was issued to at that time; where no such record exists, to
-- the user of the process, so that a laptop missing in the device list is not lost.
create or replace table process as
select
  coalesce(host_person.person, account_person.person) as person,
  event."time" as seen_at,
  event.metadata.uid as event,
  coalesce(host_person.host, lower(coalesce(event.device.hostname, event.device.uid))) as host,
  lower(coalesce(event.process.name, event.process.file.name)) as name,
  lower(replace(event.process.file.path, '\', '/')) as path,
  event.process.cmd_line as command_line,
  event.process.file.company_name as company,
  lower(coalesce(event.process.parent_process.name, event.process.parent_process.file.name)) as parent,
  coalesce(event.process."user".name, event.actor."user".name) as account
from class_1007 as event
left join host_person on host_person.key = host_key(event.device.uid, coalesce(event.device.hostname, event.device.name))
left join account_person
  on account_person.name = lower(coalesce(event.process."user".name, event.actor."user".name))
where (host_person.key is null or event."time" between host_person.issued_at and host_person.returned_at)
  and event.activity_id in (1, 3) and event."time" is not null
  and coalesce(host_person.person, account_person.person) is not null;

create or replace table peripheral as
select
  host_person.person as person,
  event."time" as seen_at,
  event.metadata.uid as event,
  host_person.host as host,
  lower(event.unmapped.usb_vendor_id) as vendor_id,
  lower(event.unmapped.usb_product_id) as product_id,
  coalesce(event.unmapped.usb_manufacturer, event.peripheral_device.vendor_name) as manufacturer,
  coalesce(event.unmapped.usb_product, event.peripheral_device.model, event.peripheral_device.name) as product,
  coalesce(event.unmapped.usb_serial, event.peripheral_device.serial_number) as serial,
  upper(event.unmapped.instance_id) as instance,
  event.peripheral_device.class as class,
  case
    when event.device.os.type_id in (100, 101) or event.unmapped.instance_id is not null then 'windows'
    when event.device.os.type_id between 300 and 305 then 'macos'
    when event.device.os.type_id between 200 and 204 then 'linux'
  end as platform
from class_1010 as event
join host_person on host_person.key = host_key(event.device.uid, coalesce(event.device.hostname, event.device.name))
where event."time" between host_person.issued_at and host_person.returned_at
  and event.activity_id <> 2 and event."time" is not null and host_person.person is not null
  and event.unmapped.display_manufacturer is null;

create or replace table display as
select
  host_person.person as person,
  event."time" as seen_at,
  event.metadata.uid as event,
  host_person.host as host,
  upper(event.unmapped.display_manufacturer) as manufacturer,
  upper(event.unmapped.display_product) as product_code,
  event.unmapped.display_name as name,
  event.unmapped.display_serial as serial
from (
  select "time", metadata, device, unmapped from class_1010
  union all
  select "time", metadata, device, unmapped from class_5001
) as event
join host_person on host_person.key = host_key(event.device.uid, coalesce(event.device.hostname, event.device.name))
where event."time" between host_person.issued_at and host_person.returned_at
  and event."time" is not null and host_person.person is not null
  and coalesce(event.unmapped.display_manufacturer, event.unmapped.display_name, event.unmapped.display_serial) is not null;

create or replace table network as
select
  coalesce(host_person.person, account_person.person) as person,
  event."time" as seen_at,
  event.metadata.uid as event,
  coalesce(host_person.host, lower(coalesce(event.device.hostname, event.device.uid))) as host,
  lower(event.actor.process.name) as process,
  lower(coalesce(event.query.hostname, event.dst_endpoint.hostname, event.dst_endpoint.domain)) as domain,
  event.dst_endpoint.ip as remote_ip,
  event.dst_endpoint.port as remote_port
from (
  select "time", metadata, device, actor, dst_endpoint, query from class_4001
  union all
  select "time", metadata, device, actor, dst_endpoint, query from class_4003
) as event
left join host_person on host_person.key = host_key(event.device.uid, coalesce(event.device.hostname, event.device.name))
left join account_person on account_person.name = lower(event.actor."user".name)
where (host_person.key is null or event."time" between host_person.issued_at and host_person.returned_at)
  and event."time" is not null and coalesce(host_person.person, account_person.person) is not null;

create or replace table software as
select
  host_person.person as person,
  event."time" as seen_at,
  event.metadata.uid as event,
  host_person.host as host,
  lower(event.package.name) as name,
  event.package.version as version,
  event.package.vendor_name as company
from class_5020 as event
join host_person on host_person.key = host_key(event.device.uid, coalesce(event.device.hostname, event.device.name))
where event."time" between host_person.issued_at and host_person.returned_at
  and event."time" is not null and event.package.name is not null and host_person.person is not null;

create or replace table device as
with seen as (
  select
    host_person.person,
    event."time" as seen_at,
    event.metadata.uid as event,
    host_person.host,
    lower(coalesce(event.device.hostname, event.device.name)) as hostname,
    lower(replace(event.unmapped.gateway_mac, '-', ':')) as gateway_mac,
    lower(replace(event.unmapped.bssid, '-', ':')) as bssid,
    event.device.network_interfaces[1].ip as internal_ip,
    event.device.is_managed as managed,
    coalesce(event.unmapped.external_ip, event.device.ip) as ip,
    event.device.location.country as country,
    event.device.location.region as region,
    event.device.location.city as city,
    event.device.location.lat as lat,
    event.device.location.long as long,
    event.src_endpoint.autonomous_system.number as as_number,
    event.src_endpoint.autonomous_system.name as as_name
  from class_5001 as event
  join host_person on host_person.key = host_key(event.device.uid, coalesce(event.device.hostname, event.device.name))
  where event."time" between host_person.issued_at and host_person.returned_at
  and event."time" is not null and host_person.person is not null
)
select {{place seen}}, seen.* exclude (ip, country, region, city, lat, long, as_number, as_name)
{{placed seen}};
