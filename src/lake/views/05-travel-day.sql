-- Days on which a person had declared to be away, with a day's grace at both ends for time zones and late flights.
create or replace table travel_day as
select person, day, list(distinct country) as countries
from (
  select
    person,
    value as country,
    unnest(generate_series(cast(from_at as date) - interval 1 day, cast(coalesce(to_at, from_at) as date) + interval 1 day, interval 1 day))::date as day
  from claims
  where kind = 'travel' and from_at is not null
)
group by person, day;
