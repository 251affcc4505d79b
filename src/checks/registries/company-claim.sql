-- Every company that a person names as an employer, an agency or a referee's, with the country where the job is said to be
-- and the domain of the contact that was given for it. Needs country_code (lake/engine.ts).
create or replace table company_claim as
with
  free_mail as (select distinct domain from contact where is_free_mail),
  named as (
    select j.person, j.application, j.event, j.seen_at, 'employer' as role, j.employer as company, j.employer_key as company_key,
      j.location, j.from_at, j.to_at, j.is_current, min(k.domain) as domain
    from job j
    left join contact k on k.event = j.event and k.person = j.person and k.role = 'employer' and k.kind = 'email'
      and k.domain not in (select domain from free_mail)
    where j.sure is null or j.sure >= 0.8
    group by all
    union all
    select r.person, r.application, r.event, r.seen_at, 'reference', r.company, r.company_key, null, null, null, null,
      case when not r.is_free_mail then r.domain end
    from referee r
    union all
    select p.person, null, p.event, p.seen_at, 'agency', p.agency, null, null, p.start_date, p.end_date, p.end_date is null, null
    from person p
  )
select n.* exclude (location),
  case
    when regexp_matches(lower(trim(n.location)), '(^|,\s*|\()(uk|u\.k\.|united kingdom|great britain|england|scotland|wales|northern ireland)\)?$') then 'GB'
    -- Two letters behind a city are as often a state as a country.
    when len(trim(split_part(n.location, ',', -1))) >= 4 then country_code(split_part(n.location, ',', -1))
  end as country
from named n
where n.company is not null;
