-- What services' audit logs saw: code, credentials, and the hours in which a person did something.
create or replace view code as
select {{known place}}, seen.* exclude (ip, country, region, city, lat, long, as_number, as_name)
{{known code_seen as seen}};

create or replace table credential as
select
  person, seen_at, event,
  product as vendor,
  case activity_id when 1 then 'create' when 4 then 'delete' else 'other' end as action,
  credential_kind as kind,
  credential_name as name
from audit_seen
where credential_kind is not null;

-- A token that renews itself at night is not a person at work: background sign-ins and machines do not count.
create or replace table activity as
with seen as (
  select person, seen_at, event from signin_seen where success and coalesce(interactive, true)
  union all
  select person, seen_at, event from code_seen where action in ('push', 'clone', 'download')
  union all
  select person, seen_at, event
  from audit_seen
  where repository is null and credential_kind is null and is_interactive is distinct from false
)
select
  person,
  max(seen_at) as seen_at,
  min(event) as event,
  date_trunc('hour', seen_at) as hour,
  count(*)::integer as events
from seen
group by person, date_trunc('hour', seen_at);
