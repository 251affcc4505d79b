-- What was seen, tied to people, before anybody asks where it was: a place is looked up once, not once a row.
--
-- The conditions of these views stand in one CASE each: the engine takes a fifth of the rows to be left by every condition
-- that it sees, thought millions of rows to be few after five of them, and then held them all in memory to join them.

-- Authentication (3002): the identity provider's and applications' sign-ins, and log-ons at computers.
create or replace view signin_seen as
select
  -- A local account that nobody declared is its laptop's holder's; an unknown account of a service is nobody's.
  coalesce(account.person, case when event.service.name is null and event.device is not null then host_person.person end) as person,
  event."time" as seen_at,
  event.metadata.uid as event,
  account.name as account,
  event.metadata.product.name as vendor,
  case when event.service.name is null and event.device is not null then 'device' else 'service' end as scope,
  event.status_id = 1 as success,
  event.unmapped.is_interactive as interactive,
  event.service.name as app,
  event.http_request.user_agent as user_agent,
  coalesce(host_person.host, lower(event.device.uid)) as device,
  coalesce(event.device.hostname, event.device.name) as device_name,
  coalesce(event.device.is_managed, event.device.is_compliant) as device_managed,
  event.unmapped.device_fingerprint as fingerprint,
  event.session.uid as session,
  coalesce(event.auth_factors[1].device.uid, event.auth_factors[1].phone_number, event.auth_factors[1].device.name) as factor_device,
  event.src_endpoint.ip as ip,
  event.src_endpoint.location.country as country,
  event.src_endpoint.location.region as region,
  event.src_endpoint.location.city as city,
  event.src_endpoint.location.lat as lat,
  event.src_endpoint.location.long as long,
  event.src_endpoint.autonomous_system.number as as_number,
  event.src_endpoint.autonomous_system.name as as_name
from class_3002 as event
left join account_ties as account on account.written = coalesce(event."user".email_addr, event."user".name, event."user".uid)
left join host_person
  on host_person.device_uid is not distinct from event.device.uid
  and host_person.device_name is not distinct from coalesce(event.device.hostname, event.device.name)
where case
  when event.activity_id = 2 or event."time" is null then false
  when not (host_person.host is null or event."time" between host_person.issued_at and host_person.returned_at) then false
  when account.person is not null then true
  else event.service.name is null and event.device is not null and host_person.person is not null
end;

-- What endpoint agents report about laptops and the networks they are in (5001).
create or replace view device_seen as
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
left join host_person
  on host_person.device_uid is not distinct from event.device.uid
  and host_person.device_name is not distinct from coalesce(event.device.hostname, event.device.name)
where case when host_person.person is not null then event."time" between host_person.issued_at and host_person.returned_at else false end;

-- Who did what where services keep audit logs.
create or replace view audit_seen as
select account.person, event.*
from audit_events as event
left join account_ties as account on account.written = coalesce(event.email, event.name, event.uid)
where case when account.person is not null then event.seen_at is not null else false end;

create or replace view code_seen as
select
  person,
  seen_at,
  event,
  coalesce(name, email) as account,
  case
    when activity_name like '%clone%' then 'clone'
    when activity_name like '%fetch%' or activity_name like '%pull%' then 'fetch'
    when activity_name like '%push%' then 'push'
    when activity_name like '%download%' then 'download'
    else 'other'
  end as action,
  repository, transport, ip, country, region, city, lat, long, as_number, as_name
from audit_seen
where repository is not null;

-- A day's like events become one row before they are placed.
create or replace table signin_days as {{rollup signin_day of signin_seen}};
create or replace table device_days as {{rollup device_day of device_seen}};
