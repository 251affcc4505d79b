-- Which document belongs to which application: by the file that the application names, else by a mailbox or a profile that
-- both have. What stays untied is an applicant of its own.

-- An id of one kind may look like an id of another: a candidate's, or an application's, is then written out.
create or replace table base_person as
with taken as (select distinct person from claims where kind = 'work_email')
select
  application,
  coalesce(
    max(person_id),
    case
      when max(candidate_id) in (select person from taken) or max(candidate_id) in (select application from declared_application)
        then 'candidate:' || max(candidate_id)
      else max(candidate_id)
    end,
    case when application in (select person from taken) then 'application:' || application else application end
  ) as person,
  case when max(person_id) is not null then 0 when max(candidate_id) is not null then 1 else 2 end as rank
from declared_application
group by application;

create or replace macro tail_of(path, parts) as nullif(regexp_extract(path, '(?:[^/]+/){' || (parts - 1)::varchar || '}[^/]+$'), '');

create or replace table named_document as
with named as (
  select application, tail_of(path, 1) as tail_1, tail_of(path, 2) as tail_2, tail_of(path, 3) as tail_3
  from (
    select distinct application, lower(url_decode(regexp_replace(replace(resume, '\', '/'), '[?#].*$', ''))) as path
    from declared_application where resume is not null
  )
),
files as (
  select uid, document, tail_of(path, 1) as tail_1, tail_of(path, 2) as tail_2, tail_of(path, 3) as tail_3 from declared_document
),
fitting as (
  select
    files.uid, files.document, named.application,
    case when named.tail_3 = files.tail_3 then 3 when named.tail_2 = files.tail_2 then 2 else 1 end as parts
  from files
  join named on named.tail_1 = files.tail_1
),
best as (
  select *
  from fitting
  qualify parts = max(parts) over (partition by uid) and parts = max(parts) over (partition by application)
)
select uid, document, application, parts
from best
-- Two files that fit equally well say nothing. So does a name alone that several applications give ("resume.pdf").
qualify count(distinct document) over (partition by application) = 1
  and (parts > 1 or count(distinct application) over (partition by uid) = 1);

-- The mailboxes and profiles that an application, and a document, gives.
create or replace table application_handle as
select distinct stated.application, coalesce(email_keys.value, profile_keys.value) as handle, name_keys.name_key
from (
  select
    application, full_name,
    unnest([
      {'handle': email, 'site': 'mail'}, {'handle': linkedin, 'site': 'linkedin'}, {'handle': github, 'site': 'github'}
    ], recursive := true)
  from declared_application
) as stated
-- One equality a join: a condition on the left side alone would compare every row with every other.
left join email_keys on email_keys.stated = case when stated.site = 'mail' then stated.handle end
left join profile_keys on profile_keys.stated = stated.handle and profile_keys.site = stated.site
left join name_keys on name_keys.stated = stated.full_name
where coalesce(email_keys.value, profile_keys.value) is not null;

create or replace table document_name as
select document, arg_max(value, sure) as full_name, arg_max(name_keys.name_key, sure) as name_key
from read_in_document
left join name_keys on name_keys.stated = value
where kind = 'resume_name'
group by document;

create or replace table document_handle as
select distinct document, coalesce(email_keys.value, profile_keys.value) as handle, email_keys.value is not null as is_mailbox
from read_in_document
left join email_keys on email_keys.stated = read_in_document.value
left join profile_keys on profile_keys.stated = read_in_document.value and profile_keys.site = 'any'
where kind = 'resume_contact' and contact_kind in ('email', 'profile') and coalesce(email_keys.value, profile_keys.value) is not null;

create or replace table document_tie as
with by_handle as (
  select
    declared_document.uid,
    declared_document.document,
    min(application_handle.application) filter (
      document_name.name_key is null or application_handle.name_key = document_name.name_key
    ) as same_name,
    min(application_handle.application) as any_name,
    count(distinct application_handle.name_key) as names
  from declared_document
  join document_handle on document_handle.document = declared_document.document
  join application_handle on application_handle.handle = document_handle.handle
  left join document_name on document_name.document = declared_document.document
  where declared_document.uid not in (select uid from named_document)
  group by declared_document.uid, declared_document.document
),
tied as (
  select uid, document, application, 'path' as way from named_document
  union all
  -- A mailbox that applications under several names give does not say whose document it is; its name may.
  select uid, document, coalesce(same_name, any_name), 'handle' from by_handle where names <= 1 or same_name is not null
)
select
  declared_document.uid,
  declared_document.document,
  coalesce(tied.application, regexp_extract(coalesce(declared_document.file, declared_document.path), '[^/\\]+$')) as application,
  coalesce(base_person.person, 'document:' || left(declared_document.document, 16)) as person,
  coalesce(base_person.rank, 3) as rank,
  tied.way
from declared_document
left join tied on tied.uid = declared_document.uid
left join base_person on base_person.application = tied.application;

-- Everything that may be one person's: the flow puts together what gives one name and one mailbox (`entity_person`).
create or replace table entity as
with application_name as (
  select application, arg_max(name_keys.name_key, given_at) as name_key
  from declared_application join name_keys on name_keys.stated = declared_application.full_name
  group by application
),
entities as (
  select 'application ' || base_person.application as entity, base_person.person, base_person.rank, application_name.name_key
  from base_person left join application_name on application_name.application = base_person.application
  union all
  -- The file that two people sent in is no reason to take them for one: its mailboxes count under the applicant's name only.
  select
    'document ' || document_tie.uid || ' ' || document_tie.application, document_tie.person, document_tie.rank,
    case when document_tie.way is null or document_name.name_key = application_name.name_key then document_name.name_key end
  from document_tie
  left join document_name on document_name.document = document_tie.document
  left join application_name on application_name.application = document_tie.application
  union all
  select 'worker ' || claims.person, claims.person, 0, name_keys.name_key
  from claims
  join name_keys on name_keys.stated = claims.value
  where claims.kind in ('legal_name', 'preferred_name') and claims.person in (select person from claims where kind = 'work_email')
),
mailboxes as (
  select 'application ' || declared_application.application as entity, email_keys.value as email
  from declared_application join email_keys on email_keys.stated = declared_application.email
  union
  select 'document ' || document_tie.uid || ' ' || document_tie.application, document_handle.handle
  from document_tie join document_handle on document_handle.document = document_tie.document
  where document_handle.is_mailbox
  union
  select 'worker ' || claims.person, email_keys.value
  from claims join email_keys on email_keys.stated = claims.value where claims.kind = 'personal_email'
)
select
  entities.entity, entities.person, entities.rank, entities.name_key,
  coalesce(list(mailboxes.email) filter (mailboxes.email is not null), []) as emails
from entities
left join mailboxes on mailboxes.entity = entities.entity
group by entities.entity, entities.person, entities.rank, entities.name_key;
