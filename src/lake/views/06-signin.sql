-- Authentication (3002): the identity provider's and applications' sign-ins, and log-ons at computers.
create or replace table signin as
with seen as (
  select
    coalesce(lower(event."user".email_addr), lower(event."user".name), lower(event."user".uid)) as account,
    lower(event.device.uid) as device_uid,
    lower(coalesce(event.device.hostname, event.device.name)) as device_hostname,
    event."time" as seen_at,
    event.metadata.uid as event,
    event.metadata.product.name as vendor,
    case when event.service.name is null and event.device is not null then 'device' else 'service' end as scope,
    event.status_id = 1 as success,
    event.unmapped.is_interactive as interactive,
    event.service.name as app,
    event.http_request.user_agent as user_agent,
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
  where event.activity_id is distinct from 2
),
tied as (
  select
    -- A local account that nobody declared is its laptop's holder's; an unknown account of a service is nobody's.
    coalesce(account_person.person, case when seen.scope = 'device' then host_person.person end) as person,
    coalesce(host_person.host, seen.device_uid) as device,
    seen.*
  from seen
  left join account_person on account_person.name = seen.account
  left join host_person on host_person.key = host_key(seen.device_uid, seen.device_hostname)
  where host_person.key is null or seen.seen_at between host_person.issued_at and host_person.returned_at
)
select {{place tied}}, tied.* exclude (device_uid, device_hostname, ip, country, region, city, lat, long, as_number, as_name)
{{placed tied}}
where tied.person is not null and tied.seen_at is not null;
