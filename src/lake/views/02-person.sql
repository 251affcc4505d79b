-- One row a person: the newest claim of each kind.
create or replace table person as
with newest as (
  select person, kind, arg_max(value, recorded_at) as value, max(recorded_at) as recorded_at, min(uid) as uid
  from claims
  where kind in (
    'work_email', 'legal_name', 'preferred_name', 'job_title', 'team', 'employment_type', 'agency', 'start_date', 'end_date',
    'declared_timezone', 'declared_country', 'declared_region', 'declared_city', 'home_address', 'work_hours', 'household_id',
    'remote_tools_approved'
  )
  group by person, kind
),
wide as (
  select
    person,
    max(recorded_at) as seen_at,
    coalesce(max(uid) filter (kind = 'work_email'), min(uid)) as event,
    max(value) filter (kind = 'legal_name') as legal_name,
    max(value) filter (kind = 'preferred_name') as preferred_name,
    lower(max(value) filter (kind = 'work_email')) as work_email,
    max(value) filter (kind = 'job_title') as job_title,
    max(value) filter (kind = 'team') as team,
    lower(max(value) filter (kind = 'employment_type')) as employment_type,
    max(value) filter (kind = 'agency') as agency,
    try_cast(max(value) filter (kind = 'start_date') as date) as start_date,
    try_cast(max(value) filter (kind = 'end_date') as date) as end_date,
    max(value) filter (kind = 'declared_timezone') as declared_timezone,
    upper(max(value) filter (kind = 'declared_country')) as declared_country,
    max(value) filter (kind = 'declared_region') as declared_region,
    max(value) filter (kind = 'declared_city') as declared_city,
    max(value) filter (kind = 'home_address') as home_address,
    max(value) filter (kind = 'work_hours') as work_hours,
    max(value) filter (kind = 'household_id') as household_id,
    max(value) filter (kind = 'remote_tools_approved') as remote_tools_approved
  from newest
  group by person
  -- Applications have claims too; a worker is somebody with an account of the company.
  having max(value) filter (kind = 'work_email') is not null
)
select
  wide.person, wide.seen_at, wide.event,
  wide.legal_name, wide.preferred_name, wide.work_email, wide.job_title, wide.team, wide.employment_type, wide.agency,
  wide.start_date, wide.end_date, wide.declared_timezone, wide.declared_country, wide.declared_region, wide.declared_city,
  home.lat as home_lat,
  home.long as home_long,
  wide.home_address,
  address.address_key,
  try_cast(split_part(split_part(wide.work_hours, '-', 1), ':', 1) as integer) * 60
    + try_cast(split_part(split_part(wide.work_hours, '-', 1), ':', 2) as integer) as work_from_minute,
  try_cast(split_part(split_part(wide.work_hours, '-', 2), ':', 1) as integer) * 60
    + try_cast(split_part(split_part(wide.work_hours, '-', 2), ':', 2) as integer) as work_to_minute,
  coalesce('household ' || wide.household_id, 'person ' || wide.person) as household,
  list_distinct(list_concat(
    coalesce([lower(trim(tool)) for tool in string_split(wide.remote_tools_approved, ';') if trim(tool) <> ''], []),
    (select coalesce(list(tool), []) from config_approved_tools)
  )) as approved_tools,
  coalesce(regexp_matches(
    lower(coalesce(wide.job_title, '') || ' / ' || coalesce(wide.team, '')),
    '\b(it|it support|help ?desk|service ?desk|desktop support|system administrator|sysadmin|endpoint|infrastructure support)\b'
  ), false) as is_it
from wide
left join places as home
  on home.country = wide.declared_country and home.city = lower(strip_accents(wide.declared_city))
left join address_keys as address on address.address = wide.home_address;
