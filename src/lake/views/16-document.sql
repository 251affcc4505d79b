-- Documents and what matching compares: their texts and pictures.
create or replace macro as_seen(applied_at, recorded_at) as coalesce(applied_at, recorded_at);

insert into document by name
select
  document_person.person, as_seen(newest_application.seen_at, declared_document.recorded_at) as seen_at,
  declared_document.uid as event, document_person.application,
  declared_document.* exclude (uid, recorded_at, path, is_profile, is_profile_document, active, scanned_pages, notes),
  coalesce(active, []) as active,
  -- A list of pages, or their number.
  coalesce(try_cast(scanned_pages as integer), json_array_length(try_cast(scanned_pages as json))::integer) as scanned_pages
from declared_document
join document_person on document_person.uid = declared_document.uid
left join newest_application
  on newest_application.application = document_person.application and newest_application.person = document_person.person;

create or replace table document_text as
with texts as (
  select attributes ->> '$.document' as document, any_value(value) as text from claims where kind = 'document_text' group by 1
)
select
  document_person.person, document_person.application, document_person.document, document_person.uid as event,
  document.seen_at, applicant.name_key, texts.text
from texts
join document_person on document_person.document = texts.document
join document on document.event = document_person.uid and document.person = document_person.person
  and document.application = document_person.application
left join applicant on applicant.person = document_person.person
-- A person's own saved profile says what their résumé says.
where document_person.uid not in (select uid from declared_document where is_profile_document);

create or replace table document_image as
with images as (
  select distinct value as hash, from_json(attributes, '{"document": "VARCHAR", "page": "INTEGER", "width": "INTEGER", "height": "INTEGER"}') as cells
  from claims where kind = 'document_image'
)
select
  document_person.person, document_person.application, document_person.document, document_person.uid as event,
  document.seen_at, applicant.name_key, cells.page as page, images.hash, cells.width as width, cells.height as height
from images
join document_person on document_person.document = cells.document
join document on document.event = document_person.uid and document.person = document_person.person
  and document.application = document_person.application
left join applicant on applicant.person = document_person.person;

-- A saved public profile: whose it is says the document it was read from, or the page that an applicant names.
create or replace table page_owner as
select distinct person, application, value from contact where kind = 'profile' and role = 'applicant';

insert into profile by name
with saved as (
  select
    pre_hire_claims.person as claimed, pre_hire_claims.uid, pre_hire_claims.recorded_at, pre_hire_claims.value as stated,
    from_json(attributes, '{"site": "VARCHAR", "full_name": "VARCHAR", "document": "VARCHAR"}') as cells
  from pre_hire_claims where kind = 'profile'
)
select distinct on (saved.uid, person, application)
  coalesce(document_person.person, page_owner.person, known.person) as person,
  saved.recorded_at as seen_at, saved.uid as event,
  coalesce(document_person.application, page_owner.application) as application,
  coalesce(profile_keys.profile_site, saved.cells.site) as site,
  coalesce(profile_keys.value, saved.stated) as url,
  saved.cells.full_name as full_name, name_keys.name_key
from saved
left join profile_keys on profile_keys.stated = saved.stated and profile_keys.site = 'any'
left join name_keys on name_keys.stated = saved.cells.full_name
left join document_person on document_person.document = saved.cells.document
left join page_owner on page_owner.value = case when document_person.person is null then profile_keys.value end
left join applicant as known on known.person = saved.claimed
where coalesce(document_person.person, page_owner.person, known.person) is not null;
