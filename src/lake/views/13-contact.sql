-- Every contact that was given, with whose it is said to be. A reading that is not sure enough is no contact.
create or replace table stated_contact as
select
  newest_application.person, declared_application.application, 'applicant' as role, cell.kind, cell.site, cell.stated,
  coalesce(declared_application.full_name, newest_application.full_name) as name,
  case when regexp_matches(lower(declared_application.status), 'offer|hired|onboard|pre-?boarding') then 'offer' else 'application' end as stage,
  given_at, uid as event, coalesce(given_at, recorded_at) as seen_at,
  -- A number is dialled from where the applicant said to be, in whichever record.
  coalesce(upper(declared_application.declared_country), newest_application.declared_country) as country
from (
  select *, unnest([
    {'kind': 'email', 'site': 'mail', 'stated': email}, {'kind': 'phone', 'site': '', 'stated': phone},
    {'kind': 'address', 'site': '', 'stated': address}, {'kind': 'profile', 'site': 'linkedin', 'stated': linkedin},
    {'kind': 'profile', 'site': 'github', 'stated': github}, {'kind': 'ip', 'site': '', 'stated': ip}
  ]) as cell
  from declared_application
) as declared_application
join newest_application on newest_application.application = declared_application.application
where cell.stated is not null
union all by name
-- Further contacts of a candidate, from a system that keeps several: given with the record beside which they stand.
select
  person, cells.application_id as application, 'applicant' as role, cells.kind as kind,
  case cells.kind when 'email' then 'mail' when 'profile' then 'any' else '' end as site,
  value as stated, newest_application.full_name as name, coalesce(cells.stage, 'application') as stage,
  coalesce(declared_application.given_at, from_at) as given_at, further.uid as event,
  coalesce(declared_application.given_at, from_at, further.recorded_at) as seen_at, newest_application.declared_country as country
from (
  select value, from_at, recorded_at, uid, from_json(attributes, '{"application_id": "VARCHAR", "kind": "VARCHAR", "stage": "VARCHAR"}') as cells
  from pre_hire_claims where kind = 'contact'
) as further
join newest_application on newest_application.application = cells.application_id
left join (
  select application, updated_at, min(given_at) as given_at from declared_application group by application, updated_at
) as declared_application
  on declared_application.application = cells.application_id and declared_application.updated_at is not distinct from from_at
union all by name
select
  document_person.person, document_person.application, 'applicant' as role, read_in_document.contact_kind as kind,
  case read_in_document.contact_kind when 'email' then 'mail' when 'profile' then 'any' else '' end as site,
  read_in_document.value as stated, document_name.full_name as name,
  case when declared_document.is_profile_document then 'profile' else 'resume' end as stage,
  newest_application.seen_at as given_at, read_in_document.uid as event,
  coalesce(newest_application.seen_at, read_in_document.recorded_at) as seen_at, applicant.declared_country as country
from read_in_document
join document_person on document_person.document = read_in_document.document
join declared_document on declared_document.uid = document_person.uid
left join document_name on document_name.document = read_in_document.document
left join newest_application
  on newest_application.application = document_person.application and newest_application.person = document_person.person
left join applicant on applicant.person = document_person.person
where read_in_document.kind = 'resume_contact' and read_in_document.sure >= 0.8
union all by name
-- Referees and employers are written as the applicant would dial them.
select
  person, cells.application_id as application, cell.role, cell.kind, cell.site, cell.stated, cell.name, cell.stage,
  newest_application.seen_at as given_at, uid as event, coalesce(newest_application.seen_at, recorded_at) as seen_at, declared_country as country
from (
  select uid, recorded_at, cells, unnest(case kind
    when 'referee' then [
      {'role': 'referee', 'kind': 'email', 'site': 'mail', 'stated': cells.email, 'name': value, 'stage': 'reference'},
      {'role': 'referee', 'kind': 'phone', 'site': '', 'stated': cells.phone, 'name': value, 'stage': 'reference'}
    ]
    else [
      {'role': 'employer', 'kind': 'email', 'site': 'mail', 'stated': cells.contact_email, 'name': cells.contact_name, 'stage': 'employment'},
      {'role': 'employer', 'kind': 'phone', 'site': '', 'stated': cells.contact_phone, 'name': cells.contact_name, 'stage': 'employment'}
    ]
  end) as cell
  from (
    select kind, value, uid, recorded_at, from_json(attributes, '{
      "application_id": "VARCHAR", "email": "VARCHAR", "phone": "VARCHAR",
      "contact_name": "VARCHAR", "contact_email": "VARCHAR", "contact_phone": "VARCHAR"
    }') as cells
    from pre_hire_claims where kind in ('referee', 'employment')
  )
)
join newest_application on newest_application.application = cells.application_id
where cell.stated is not null
union all by name
-- A worker's own, so that an applicant who shares one with a worker is seen.
select
  claims.person, null as application, 'worker' as role,
  case claims.kind when 'personal_email' then 'email' when 'phone' then 'phone' else 'address' end as kind,
  case claims.kind when 'personal_email' then 'mail' else '' end as site,
  claims.value as stated, coalesce(person.legal_name, person.preferred_name) as name, 'employment' as stage, null as given_at,
  claims.uid as event, claims.recorded_at as seen_at, person.declared_country as country
from claims
join person on person.person = claims.person
where claims.kind in ('personal_email', 'phone', 'home_address');
