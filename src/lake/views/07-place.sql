-- Where addresses are and whose networks: each distinct place that a record gives is resolved once.
create or replace table systems as
select distinct ip, as_number, as_name from systems_seen where coalesce(as_number::varchar, as_name) is not null;

-- Whose network an address belongs to, as one product says it: others see the same address and do not say. An address
-- that products give to different holders is left alone.
create or replace table ip_systems as
select ip, min(as_number) as as_number, min(as_name) as as_name
from systems
where ip is not null
group by ip
having count(distinct as_number) <= 1;

-- The kind of network that an autonomous system is, from the reference table: by number first, then by its holder's name.
create or replace macro system_key(number, name) as coalesce(number::varchar, '') || chr(31) || coalesce(lower(name), '');

create or replace table networks as
select system_key(seen.as_number, seen.as_name) as key, coalesce(by_number.network, by_name.network) as network, coalesce(by_number.operator, by_name.operator) as operator
from (
  select as_number, as_name from systems
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

-- Each place that records give, with what is known of it. Who was there, and when, is asked later.
create or replace table known_places as
with given as (
  select ip, country, region, city, lat, long, as_number, as_name from signin_days
  union
  select ip, country, region, city, lat, long, as_number, as_name from device_days
  union
  select ip, country, region, city, lat, long, as_number, as_name from code_seen
),
anybody as (select *, null::varchar as person, null::timestamp as seen_at from given)
select
  anybody.ip as given_ip, anybody.country as given_country, anybody.region as given_region, anybody.city as given_city,
  anybody.lat as given_lat, anybody.long as given_long, anybody.as_number as given_as_number, anybody.as_name as given_as_name,
  {{place anybody}}
{{placed anybody}};
