-- Which identifiers belong to whom, as the company declared it. Newer claims of one kind and value supersede older ones.
create or replace table identifier as
with declared as (
  select person, kind, value, attributes, document, from_at, to_at, recorded_at, uid
  from claims
  where person is not null
),
ties as (
  select person, uid, 'email' as kind, lower(value) as value, document, from_at, to_at
  from declared where kind in ('work_email', 'personal_email')
  union all
  select person, uid, 'account', lower(value), document, from_at, to_at from declared where kind = 'account'
  union all
  select person, uid, 'phone', regexp_replace(value, '[^0-9+]', '', 'g'), document, from_at, to_at from declared where kind = 'phone'
  union all
  select person, uid, 'serial', lower(value), document, from_at, to_at from declared where kind = 'device'
  union all
  select person, uid, 'hostname', lower(json_extract_string(attributes, '$.hostname')), document, from_at, to_at
  from declared where kind = 'device'
  union all
  select person, uid, 'device_uid', lower(json_extract_string(attributes, '$.device_uid')), document, from_at, to_at
  from declared where kind = 'device'
)
select
  person,
  max(from_at) as seen_at,
  min(uid) as event,
  kind,
  value,
  min(document) as source,
  min(from_at) as from_at,
  case when count(*) = count(to_at) then max(to_at) end as to_at
from ties
where value is not null and value <> ''
group by person, kind, value;
