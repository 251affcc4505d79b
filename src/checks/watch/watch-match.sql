-- Whatever an applicant or worker gave of themselves, and the addresses that the company saw them at. A referee's or an
-- employer's contact is somebody else's.
create or replace table watch_subject as
with
  given as (
    select person, application, event, seen_at, kind, value from contact where role in ('applicant', 'worker')
    union all
    select person, application, event, seen_at, 'domain', domain from contact
    where role in ('applicant', 'worker') and domain is not null and not coalesce(is_free_mail, false)
    union all
    select person, application, event, seen_at, 'ip', ip from application
    union all
    select person, application, event, seen_at, 'ip', ip from interview
  ),
  -- A list names a domain with all that is in it.
  widened as (
    select * replace (
      unnest(if(kind = 'domain',
        [array_to_string(list_slice(string_split(value, '.'), step, 99), '.') for step in range(1, greatest(len(string_split(value, '.')), 2))],
        [value])) as value)
    from given
    where value is not null
  )
select distinct person, application, event, seen_at, kind, value from widened;
