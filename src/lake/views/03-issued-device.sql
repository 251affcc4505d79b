-- Devices that the company issued, with the span in which each was somebody's.
create or replace table issued_device as
select
  person,
  max(recorded_at) as seen_at,
  min(uid) as event,
  lower(value) as serial,
  lower(arg_max(json_extract_string(attributes, '$.hostname'), recorded_at)) as hostname,
  lower(arg_max(json_extract_string(attributes, '$.device_uid'), recorded_at)) as device_uid,
  coalesce(lower(arg_max(json_extract_string(attributes, '$.kind'), recorded_at)), 'laptop') as kind,
  arg_max(from_at, recorded_at) as issued_at,
  arg_max(to_at, recorded_at) as returned_at
from claims
where kind = 'device'
group by person, lower(value);

-- Every way in which a device's records may name it, tied to one host and its holder.
create or replace table host_names as
select distinct name, host, person, issued_at, returned_at
from (
  select unnest([serial, hostname, device_uid]) as name, serial as host, person, issued_at, returned_at
  from issued_device
)
where name is not null and name <> '';
