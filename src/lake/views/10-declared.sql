-- What was declared before the first day, out of claims: each once, whatever file brought it, its cells by name.
-- Only built when there are such claims.
create or replace table pre_hire_claims as
select person, kind, value, attributes, from_at, to_at, document, uid, input, recorded_at
from claims
where kind in (
  'application', 'contact', 'referee', 'employment', 'education', 'background_check', 'interview', 'document',
  'resume_name', 'resume_contact', 'resume_job', 'resume_education', 'resume_skill', 'profile',
  'repository', 'commit_author', 'co_committer'
)
qualify row_number() over (partition by uid order by recorded_at) = 1;

-- A form's cell says `source` form; a system's field says which system.
create or replace macro source_of(document) as case when document like 'ats:%' then 'ats' else 'form' end;
-- Times in cells are RFC 3339; without a zone they are UTC.
create or replace macro utc_time(x) as timezone('UTC', try_cast(x as timestamptz));

create or replace table declared_application as
select
  cells.application_id as application,
  cells.* exclude (application_id, applied_at, updated_at, submitted_ip),
  lower(trim(cells.submitted_ip)) as ip,
  -- The first record is of when the person applied. A later one says when it was written; where it does not, a row that
  -- was read again later, and had changed by then, was given by then.
  case
    when row_number() over (
      partition by cells.application_id order by coalesce(utc_time(cells.updated_at), from_at, recorded_at), recorded_at, uid
    ) = 1
      then coalesce(from_at, utc_time(cells.updated_at))
    else coalesce(
      utc_time(cells.updated_at),
      case when recorded_at > min(recorded_at) over (partition by cells.application_id) then recorded_at else from_at end
    )
  end as given_at,
  utc_time(cells.updated_at) as updated_at,
  from_at as applied_at,
  source_of(document) as source,
  uid,
  recorded_at
from (
  select
    from_json(attributes, '{
      "application_id": "VARCHAR", "person_id": "VARCHAR", "candidate_id": "VARCHAR", "requisition": "VARCHAR", "full_name": "VARCHAR",
      "email": "VARCHAR", "phone": "VARCHAR", "address": "VARCHAR", "declared_country": "VARCHAR", "declared_city": "VARCHAR",
      "declared_timezone": "VARCHAR", "linkedin": "VARCHAR", "github": "VARCHAR", "resume": "VARCHAR", "referred_by": "VARCHAR",
      "submitted_ip": "VARCHAR", "user_agent": "VARCHAR", "status": "VARCHAR", "applied_at": "VARCHAR", "updated_at": "VARCHAR"
    }') as cells,
    from_at, document, uid, recorded_at
  from pre_hire_claims
  where kind = 'application'
)
where cells.application_id is not null;

create or replace table declared_document as
select
  value as document,
  cells.* exclude (created_at, modified_at),
  utc_time(cells.created_at) as created_at,
  utc_time(cells.modified_at) as modified_at,
  coalesce(cells.is_profile, false) as is_profile_document,
  -- The file's path in lower case, for an application that names it.
  lower(replace(coalesce(input, cells.file), '\', '/')) as path,
  uid,
  recorded_at
from (
  select
    value,
    from_json(attributes, '{
      "file": "VARCHAR", "kind": "VARCHAR", "pages": "INTEGER", "author": "VARCHAR", "last_modified_by": "VARCHAR", "company": "VARCHAR",
      "creator": "VARCHAR", "producer": "VARCHAR", "created_at": "VARCHAR", "modified_at": "VARCHAR", "document_id": "VARCHAR",
      "hidden_text": "VARCHAR", "model_text": "VARCHAR", "active": ["VARCHAR"], "scanned_pages": "VARCHAR", "problem": "VARCHAR",
      "is_profile": "BOOLEAN", "notes": ["VARCHAR"]
    }') as cells,
    input, uid, recorded_at
  from pre_hire_claims
  where kind = 'document'
);

-- What was read in documents, with its place and how sure the reading is.
create or replace table read_in_document as
select
  kind,
  value,
  cells.document as document,
  cells.page as page,
  cells.sure as sure,
  cells.* exclude (document, page, sure, kind),
  cells.kind as contact_kind,
  uid,
  recorded_at
from (
  select
    kind, value, uid, recorded_at,
    from_json(attributes, '{
      "document": "VARCHAR", "page": "INTEGER", "sure": "DOUBLE", "kind": "VARCHAR", "title": "VARCHAR", "from": "VARCHAR", "to": "VARCHAR",
      "location": "VARCHAR", "full_time": "BOOLEAN", "index": "INTEGER", "degree": "VARCHAR", "jobs": ["INTEGER"]
    }') as cells
  from pre_hire_claims
  where kind in ('resume_name', 'resume_contact', 'resume_job', 'resume_education', 'resume_skill')
)
where cells.document is not null;
