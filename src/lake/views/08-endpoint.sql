-- What endpoint agents saw. A row belongs to whom the device was issued to at that time; where no such record exists, to
-- the user of the process, so that a laptop missing in the device list is not lost.
create or replace view process_seen as
select
  coalesce(host_person.person, account.person) as person,
  event."time" as seen_at,
  event.metadata.uid as event,
  coalesce(host_person.host, lower(coalesce(event.device.hostname, event.device.uid))) as host,
  coalesce(event.process.name, event.process.file.name) as name,
  event.process.file.path as path,
  event.process.cmd_line as command_line,
  event.process.file.company_name as company,
  lower(coalesce(event.process.parent_process.name, event.process.parent_process.file.name)) as parent,
  coalesce(event.process."user".name, event.actor."user".name) as account
from class_1007 as event
left join host_person
  on host_person.device_uid is not distinct from event.device.uid
  and host_person.device_name is not distinct from coalesce(event.device.hostname, event.device.name)
-- The account is asked for only where the device is nobody's.
left join account_ties as account
  on account.written = case when host_person.person is null then coalesce(event.process."user".name, event.actor."user".name) end
where case
  when not (host_person.host is null or event."time" between host_person.issued_at and host_person.returned_at) then false
  when event."time" is null or event.activity_id is null then false
  else event.activity_id in (1, 3) and coalesce(host_person.person, account.person) is not null
end;

create or replace view process as
select person, seen_at, event, host, lower(name) as name, lower(replace(path, '\', '/')) as path, command_line, company, parent, account
from process_seen;

-- Names are put into their normal form after the runs of a program were put together, which costs half. A list of days is
-- measured to be a third of the cost of counting distinct ones.
create or replace table program as
with runs as (
  select person, host, name, path, min(seen_at) as first_at, max(seen_at) as seen_at, min(event) as event,
    max(event) as last_event, count(*) as times, list_distinct(list(cast(seen_at as date))) as days
  from process_seen
  group by person, host, name, path
)
select person, max(seen_at) as seen_at, min(event) as event, host, lower(name) as name,
  lower(replace(path, '\', '/')) as path, cast(len(list_distinct(flatten(list(days)))) as integer) as days,
  min(first_at) as first_at, max(last_event) as last_event, cast(sum(times) as integer) as times
from runs
group by person, host, lower(name), lower(replace(path, '\', '/'));

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
join host_person
  on host_person.device_uid is not distinct from event.device.uid
  and host_person.device_name is not distinct from coalesce(event.device.hostname, event.device.name)
where event."time" between host_person.issued_at and host_person.returned_at
  and event.activity_id <> 2 and event."time" is not null and host_person.person is not null
  and event.unmapped.display_manufacturer is null;

create or replace table display as
select
  host_person.person as person,
  event.seen_at,
  event.event,
  host_person.host as host,
  upper(event.manufacturer) as manufacturer,
  upper(event.product_code) as product_code,
  event.name,
  event.serial
from displays_seen as event
join host_person
  on host_person.device_uid is not distinct from event.device_uid
  and host_person.device_name is not distinct from event.device_name
where event.seen_at between host_person.issued_at and host_person.returned_at
  and event.seen_at is not null and host_person.person is not null
  and coalesce(event.manufacturer, event.name, event.serial) is not null;

create or replace view network as
select
  coalesce(host_person.person, account.person) as person,
  event.seen_at,
  event.event,
  coalesce(host_person.host, lower(coalesce(event.hostname, event.device_uid))) as host,
  lower(event.process) as process,
  lower(event.domain) as domain,
  event.remote_ip,
  event.remote_port
from connections_seen as event
left join host_person
  on host_person.device_uid is not distinct from event.device_uid
  and host_person.device_name is not distinct from event.device_name
left join account_ties as account on account.written = case when host_person.person is null then event.account end
where case
  when not (host_person.host is null or event.seen_at between host_person.issued_at and host_person.returned_at) then false
  when event.seen_at is null then false
  else coalesce(host_person.person, account.person) is not null
end;

create or replace view software as
select
  host_person.person as person,
  event."time" as seen_at,
  event.metadata.uid as event,
  host_person.host as host,
  lower(event.package.name) as name,
  event.package.version as version,
  event.package.vendor_name as company
from class_5020 as event
left join host_person
  on host_person.device_uid is not distinct from event.device.uid
  and host_person.device_name is not distinct from coalesce(event.device.hostname, event.device.name)
where case
  when host_person.person is null or event.package.name is null then false
  else event."time" between host_person.issued_at and host_person.returned_at
end;

create or replace view device as
select {{known place}}, seen.* exclude (ip, country, region, city, lat, long, as_number, as_name)
{{known device_seen as seen}};

create or replace table device_day as
select {{known place}}, days.* exclude (ip, country, region, city, lat, long, as_number, as_name)
{{known device_days as days}};
drop table device_days;
