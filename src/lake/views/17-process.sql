-- What happened while people applied: interviews and checks.
insert into interview by name
with seen as (
  select
    newest_application.person, newest_application.application,
    coalesce(utc_time(cells.joined_at), utc_time(cells.scheduled_at), recorded_at) as seen_at, uid as event,
    coalesce(cells.round, value) as round, cells.platform as platform, cells.camera as camera, cells.pc_name as computer,
    cells.device_id as device, cells.result as result, lower(trim(cells.ip)) as ip,
    case lower(cells.camera_off) when 'yes' then true when 'no' then false end as camera_off, lower(cells.alternative) as alternative,
    null::varchar as country, null::varchar as region, null::varchar as city, null::double as lat, null::double as long,
    null::integer as as_number, null::varchar as as_name
  from (
    select value, uid, recorded_at, from_json(attributes, '{
      "application_id": "VARCHAR", "round": "VARCHAR", "scheduled_at": "VARCHAR", "joined_at": "VARCHAR", "platform": "VARCHAR",
      "ip": "VARCHAR", "camera": "VARCHAR", "pc_name": "VARCHAR", "device_id": "VARCHAR", "result": "VARCHAR",
      "camera_off": "VARCHAR", "alternative": "VARCHAR"
    }') as cells
    from pre_hire_claims where kind = 'interview'
  )
  join newest_application on newest_application.application = cells.application_id
),
person as (select person, home_lat, home_long from applicant)
select {{place seen}}, seen.* exclude (ip, country, region, city, lat, long, as_number, as_name)
{{placed seen}};

insert into background_check by name
select
  newest_application.person, coalesce(utc_time(cells.completed_at), utc_time(cells.requested_at), recorded_at) as seen_at, uid as event,
  newest_application.application, lower(coalesce(cells."check", value)) as check_kind, cells.vendor as vendor,
  utc_time(cells.requested_at) as requested_at, utc_time(cells.completed_at) as completed_at,
  lower(cells.result) as result, cells.detail as detail
from (
  select value, uid, recorded_at, from_json(attributes, '{
    "application_id": "VARCHAR", "check": "VARCHAR", "vendor": "VARCHAR", "requested_at": "VARCHAR", "completed_at": "VARCHAR",
    "result": "VARCHAR", "detail": "VARCHAR"
  }') as cells
  from pre_hire_claims where kind = 'background_check'
)
join newest_application on newest_application.application = cells.application_id;
