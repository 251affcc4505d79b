-- Ties the names under which vendors know an account (e-mail, login, id) to persons. A vendor that gives the e-mail
-- beside its own id teaches the id: records that carry only the id are then tied too.
create or replace table account_spellings as
select distinct email_addr, name, uid from accounts_seen where coalesce(email_addr, name, uid) is not null;

create or replace table account_names as
select distinct lower(email_addr) as email, lower(name) as name, lower(uid) as uid from account_spellings;

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

-- The same by the name as vendors wrote it: what is seen is tied by it as it stands, and put into lower case once a name.
create or replace table account_ties as
select written.name as written, lower(written.name) as name, account_person.person
from (select distinct unnest([email_addr, name, uid]) as name from account_spellings) as written
left join account_person on account_person.name = lower(written.name)
where written.name is not null;

-- The pairs of names under which devices were seen, each tied to the issued device that one of the names is. A pair that
-- some records give without a serial number is the device that other records give with it.
create or replace table device_names as
select uid, coalesce(hostname, name) as hostname, lower(serial) as serial
from devices_seen
where coalesce(uid, hostname, name) is not null
group by uid, coalesce(hostname, name), lower(serial)
qualify lower(serial) is not null or count(lower(serial)) over (partition by uid, coalesce(hostname, name)) = 0;

-- Keys are the names as vendors wrote them: comparing them as they stand costs a third of building one text in lower case.
create or replace table host_person as
with names as (
  select uid as device_uid, hostname as device_name, lower(uid) as uid, lower(hostname) as hostname, serial
  from device_names
)
select distinct
  names.device_uid,
  names.device_name,
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
  on by_short.name = case when coalesce(by_serial.name, by_uid.name, by_hostname.name) is null then split_part(names.hostname, '.', 1) end;
