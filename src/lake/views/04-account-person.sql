-- Ties the names under which vendors know an account (e-mail, login, id) to persons. A vendor that gives the e-mail
-- beside its own id teaches the id: records that carry only the id are then tied too.
create or replace table account_names as
select distinct email, name, uid
from (
  select lower("user".email_addr) as email, lower("user".name) as name, lower("user".uid) as uid from people_seen
  union all
  select lower(actor_user.email_addr), lower(actor_user.name), lower(actor_user.uid) from people_seen
)
where coalesce(email, name, uid) is not null;

create or replace table account_person as
with declared as (
  select value, min(person) as person from identifier where kind in ('email', 'account')
  group by value having count(distinct person) = 1
),
direct as (
  select
    account_names.*,
    coalesce(by_email.person, by_name.person, by_uid.person, by_short.person) as person
  from account_names
  left join declared as by_email on by_email.value = account_names.email
  left join declared as by_name on by_name.value = account_names.name
  left join declared as by_uid on by_uid.value = account_names.uid
  -- `CORP\jane` is the account `jane`, if somebody declared it.
  left join declared as by_short on by_short.value = regexp_extract(account_names.name, '[^\\]+$')
),
learnt as (
  select unnest([email, name, uid]) as name, person from direct where person is not null
)
select name, min(person) as person
from learnt
where name is not null and name <> ''
group by name
-- A name that two people's records carry (a shared mailbox, "root") is nobody's.
having count(distinct person) = 1;

-- The pairs of names under which devices were seen, each tied to the issued device that one of the names is.
-- One text as key, and spans without NULLs: then events are tied by one equality, which is a hash join whatever the size.
create or replace macro host_key(uid, hostname) as coalesce(lower(uid), '') || chr(31) || coalesce(lower(hostname), '');

create or replace table host_person as
with names as (
  select distinct lower(device.uid) as uid, lower(coalesce(device.hostname, device.name)) as hostname, lower(device.serial) as serial
  from devices_seen
)
select
  host_key(names.uid, names.hostname) as key,
  coalesce(by_serial.host, by_uid.host, by_hostname.host, by_short.host, names.hostname, names.uid) as host,
  coalesce(by_serial.person, by_uid.person, by_hostname.person, by_short.person) as person,
  coalesce(by_serial.issued_at, by_uid.issued_at, by_hostname.issued_at, by_short.issued_at, timestamp '0001-01-01') as issued_at,
  coalesce(by_serial.returned_at, by_uid.returned_at, by_hostname.returned_at, by_short.returned_at, timestamp '9999-01-01') as returned_at
from names
-- One equality a join: any other condition would compare every name with every other.
left join host_names as by_serial on by_serial.name = names.serial
left join host_names as by_uid on by_uid.name = case when by_serial.name is null then names.uid end
left join host_names as by_hostname
  on by_hostname.name = case when coalesce(by_serial.name, by_uid.name) is null then names.hostname end
left join host_names as by_short
  on by_short.name = case when coalesce(by_serial.name, by_uid.name, by_hostname.name) is null then split_part(names.hostname, '.', 1) end
where coalesce(names.uid, names.hostname) is not null;

-- Whose network an address belongs to, as one product says it: others see the same address and do not say. An address
-- that products give to different holders is left alone.
create or replace table ip_systems as
select ip, min(as_number) as as_number, min(as_name) as as_name
from (select distinct ip, as_number, as_name from systems_seen where ip is not null and coalesce(as_number::varchar, as_name) is not null)
group by ip
having count(distinct as_number) <= 1;

-- The kind of network that an autonomous system is, from the reference table: by number first, then by its holder's name.
create or replace macro system_key(number, name) as coalesce(number::varchar, '') || chr(31) || coalesce(lower(name), '');

create or replace table networks as
select system_key(seen.as_number, seen.as_name) as key, coalesce(by_number.network, by_name.network) as network, coalesce(by_number.operator, by_name.operator) as operator
from (
  select as_number, as_name from systems_seen where coalesce(as_number::varchar, as_name) is not null
  union
  select as_number, as_name from ip_context where coalesce(as_number::varchar, as_name) is not null
) as seen
left join (
  select as_number, min(network) as network, min(operator) as operator from ref_vpn_operators where as_number is not null group by as_number
) as by_number on by_number.as_number = seen.as_number::varchar
left join (
  select name_pattern, min(network) as network, min(operator) as operator from ref_vpn_operators where name_pattern is not null group by name_pattern
) as by_name on by_number.as_number is null and contains(lower(seen.as_name), by_name.name_pattern)
qualify row_number() over (partition by system_key(seen.as_number, seen.as_name) order by length(by_name.name_pattern) desc nulls last) = 1;
