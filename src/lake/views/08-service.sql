-- What services' audit logs saw: code, credentials, and the hours in which a person did something.
create or replace table code as
with seen as (
  select
    account_person.person,
    event."time" as seen_at,
    event.metadata.uid as event,
    coalesce(event.actor."user".name, event.actor."user".email_addr) as account,
    case
      when event.activity_name like '%clone%' then 'clone'
      when event.activity_name like '%fetch%' or event.activity_name like '%pull%' then 'fetch'
      when event.activity_name like '%push%' then 'push'
      when event.activity_name like '%download%' then 'download'
      else 'other'
    end as action,
    event.unmapped.repository as repository,
    event.unmapped.transport as transport,
    event.src_endpoint.ip as ip,
    event.src_endpoint.location.country as country,
    event.src_endpoint.location.region as region,
    event.src_endpoint.location.city as city,
    event.src_endpoint.location.lat as lat,
    event.src_endpoint.location.long as long,
    event.src_endpoint.autonomous_system.number as as_number,
    event.src_endpoint.autonomous_system.name as as_name
  from audit_events as event
  join account_person
    on account_person.name = coalesce(lower(event.actor."user".email_addr), lower(event.actor."user".name), lower(event.actor."user".uid))
  where event.unmapped.repository is not null and event."time" is not null
)
select {{place seen}}, seen.* exclude (ip, country, region, city, lat, long, as_number, as_name)
{{placed seen}};

create or replace table credential as
select
  account_person.person,
  event."time" as seen_at,
  event.metadata.uid as event,
  event.metadata.product.name as vendor,
  case event.activity_id when 1 then 'create' when 4 then 'delete' else 'other' end as action,
  event.unmapped.credential_kind as kind,
  event.unmapped.credential_name as name
from audit_events as event
join account_person
  on account_person.name = coalesce(lower(event.actor."user".email_addr), lower(event.actor."user".name), lower(event.actor."user".uid))
where event.unmapped.credential_kind is not null and event."time" is not null;

-- A token that renews itself at night is not a person at work: background sign-ins and machines do not count.
create or replace table activity as
with seen as (
  select person, seen_at, event from signin where success and coalesce(interactive, true)
  union all
  select person, seen_at, event from code where action in ('push', 'clone', 'download')
  union all
  select account_person.person, event."time", event.metadata.uid
  from audit_events as event
  join account_person
    on account_person.name = coalesce(lower(event.actor."user".email_addr), lower(event.actor."user".name), lower(event.actor."user".uid))
  where event.unmapped.repository is null and event.unmapped.credential_kind is null and event."time" is not null
    and event.unmapped.is_interactive is distinct from false
)
select
  person,
  max(seen_at) as seen_at,
  min(event) as event,
  date_trunc('hour', seen_at) as hour,
  count(*)::integer as events
from seen
group by person, date_trunc('hour', seen_at);
