-- Claimed histories: jobs, education and skills, from forms, systems and documents.
create or replace macro is_part_time(title) as
  case when regexp_matches(lower(title), '\b(part[ -]?time|freelance\w*|contract(or|ing)?|intern(ship)?|volunteer\w*|werkstudent\w*|trainee)\b') then false end;

create or replace table stated_job as
select
  newest_application.person, newest_application.seen_at, job.uid as event, newest_application.application,
  source_of(job.document) as source, null::varchar as document, null::integer as page, 1.0 as sure,
  job.value as employer, job.cells.title as title, job.cells.location as location, is_part_time(job.cells.title) as is_full_time,
  job.cells."from" as stated_from, job.cells."to" as stated_to, null::integer as index
from (
  select value, uid, document, from_json(attributes, '{
    "application_id": "VARCHAR", "title": "VARCHAR", "from": "VARCHAR", "to": "VARCHAR", "location": "VARCHAR"
  }') as cells
  from pre_hire_claims where kind = 'employment'
) as job
join newest_application on newest_application.application = job.cells.application_id
union all by name
select
  document_person.person, coalesce(newest_application.seen_at, read_in_document.recorded_at) as seen_at, read_in_document.uid as event,
  document_person.application, case when declared_document.is_profile_document then 'profile' else 'resume' end as source,
  read_in_document.document, page, coalesce(sure, 0) as sure,
  read_in_document.value as employer, title, location, coalesce(full_time, is_part_time(title)) as is_full_time,
  "from" as stated_from, "to" as stated_to, index
from read_in_document
join document_person on document_person.document = read_in_document.document
join declared_document on declared_document.uid = document_person.uid
left join newest_application
  on newest_application.application = document_person.application and newest_application.person = document_person.person
where read_in_document.kind = 'resume_job';

-- Rows with `stated_from` and `stated_to` → the columns of a span.
create or replace macro goes_on(until_open, until_day, now) as
  case when until_open then true when until_day is not null then until_day > now end;

create or replace table dated_job as
select
  stated_job.*, company_keys.company_key as employer_key,
  since.day as from_at, since.precision as from_precision, until.day as to_at, until.precision as to_precision,
  goes_on(until.is_open, until.day, scan_clock.now) as is_current
from stated_job
cross join scan_clock
left join company_keys on company_keys.stated = stated_job.employer
left join date_keys as since on since.stated = stated_job.stated_from
left join date_keys as until on until.stated = stated_job.stated_to;

insert into job by name select * exclude (stated_from, stated_to, index) from dated_job;

insert into education by name
with stated as (
  select
    newest_application.person, newest_application.seen_at, uid as event, newest_application.application,
    source_of(document) as source, null::varchar as document, null::integer as page, 1.0 as sure,
    value as institution, cells.degree as degree, cells."from" as stated_from, cells."to" as stated_to
  from (
    select value, uid, document, from_json(attributes, '{
      "application_id": "VARCHAR", "degree": "VARCHAR", "from": "VARCHAR", "to": "VARCHAR"
    }') as cells
    from pre_hire_claims where kind = 'education'
  )
  join newest_application on newest_application.application = cells.application_id
  union all by name
  select
    document_person.person, coalesce(newest_application.seen_at, read_in_document.recorded_at) as seen_at, read_in_document.uid as event,
    document_person.application, case when declared_document.is_profile_document then 'profile' else 'resume' end as source,
    read_in_document.document, page, coalesce(sure, 0) as sure, read_in_document.value as institution, degree,
    "from" as stated_from, "to" as stated_to
  from read_in_document
  join document_person on document_person.document = read_in_document.document
  join declared_document on declared_document.uid = document_person.uid
  left join newest_application
    on newest_application.application = document_person.application and newest_application.person = document_person.person
  where read_in_document.kind = 'resume_education'
)
select
  stated.* exclude (stated_from, stated_to), company_keys.company_key as institution_key,
  since.day as from_at, since.precision as from_precision, until.day as to_at, until.precision as to_precision,
  goes_on(until.is_open, until.day, scan_clock.now) as is_current
from stated
cross join scan_clock
left join company_keys on company_keys.stated = stated.institution
left join date_keys as since on since.stated = stated.stated_from
left join date_keys as until on until.stated = stated.stated_to;

-- A skill under the jobs where it stands; one that stands in a list alone has no job and no span.
insert into skill by name
with names as (
  -- Only aliases: a technology's own name may be a word of another trade ("Swift", "Airflow", "Chef").
  select lower(name) as stated, min(technology) as technology
  from (select technology, unnest(string_split(aliases, ';')) as name from ref_technologies)
  where trim(name) <> ''
  -- A name of two technologies names neither.
  group by lower(name) having count(distinct technology) = 1
),
stated as (
  select *, case when len(coalesce(jobs, [])) = 0 then [null] else jobs end as under
  from read_in_document where kind = 'resume_skill'
)
select
  document_person.person, coalesce(newest_application.seen_at, stated.recorded_at) as seen_at, stated.uid as event, document_person.application,
  case when declared_document.is_profile_document then 'profile' else 'resume' end as source,
  stated.document, stated.page, least(coalesce(stated.sure, 0), coalesce(dated_job.sure, 1)) as sure,
  names.technology, stated.value as stated, dated_job.employer,
  dated_job.from_at, dated_job.from_precision, dated_job.to_at, dated_job.to_precision, dated_job.is_current
from (select * exclude (under), unnest(under) as job_index from stated) as stated
join document_person on document_person.document = stated.document
join declared_document on declared_document.uid = document_person.uid
left join newest_application
  on newest_application.application = document_person.application and newest_application.person = document_person.person
left join names on names.stated = lower(trim(stated.value))
left join dated_job
  on dated_job.document = stated.document and dated_job.index = stated.job_index
  and dated_job.person = document_person.person and dated_job.application = document_person.application;
