-- Sign-ins with where they came from. The view is read when a signal asks; the days are there already.
create or replace view signin as
select {{known place}}, seen.* exclude (ip, country, region, city, lat, long, as_number, as_name)
{{known signin_seen as seen}};

create or replace table signin_day as
select {{known place}}, days.* exclude (ip, country, region, city, lat, long, as_number, as_name)
{{known signin_days as days}};
drop table signin_days;
