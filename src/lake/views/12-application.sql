-- Who made which application, and whose which document is, after what is one person's was put together.
create or replace table application_person as
select base_person.application, coalesce(entity_person.person, base_person.person) as person
from base_person
left join entity_person on entity_person.entity = 'application ' || base_person.application;

create or replace table document_person as
select
  document_tie.uid, document_tie.document, document_tie.application, document_tie.way,
  coalesce(entity_person.person, document_tie.person) as person
from document_tie
left join entity_person on entity_person.entity = 'document ' || document_tie.uid || ' ' || document_tie.application;

-- An application as its newest record has it: an empty cell there does not take back what an earlier one said.
create or replace table newest_application as
select
  application_person.person,
  application,
  coalesce(min(applied_at), min(given_at), min(recorded_at)) as seen_at,
  arg_max(uid, order_key) as event,
  arg_max(requisition, order_key) as requisition,
  arg_max(full_name, order_key) as full_name,
  arg_max(referred_by, order_key) as referred_by,
  arg_max(user_agent, order_key) as user_agent,
  arg_max(status, order_key) as status,
  arg_max(source, order_key) as source,
  arg_max(upper(declared_country), order_key) as declared_country,
  arg_max(declared_city, order_key) as declared_city,
  arg_max(declared_timezone, order_key) as declared_timezone,
  -- The address from which the form was first sent.
  arg_min(ip, order_key) as ip
from (select *, coalesce(given_at, recorded_at) as order_key from declared_application)
join application_person using (application)
group by application_person.person, application;

insert into applicant by name
with entries as (
  select person, application, seen_at, event, full_name, declared_country, declared_city, declared_timezone
  from newest_application
  union all
  -- Documents that no application names.
  select
    document_person.person, document_person.application, declared_document.recorded_at, declared_document.uid,
    document_name.full_name, null, null, null
  from document_person
  join declared_document on declared_document.uid = document_person.uid
  left join document_name on document_name.document = document_person.document
  where document_person.way is null
),
newest as (
  select
    entries.person,
    max(entries.seen_at) as seen_at,
    arg_max(entries.event, entries.seen_at) as event,
    arg_max(full_name, entries.seen_at) as full_name,
    coalesce(arg_max(entries.declared_country, entries.seen_at), any_value(person.declared_country)) as declared_country,
    -- The city belongs to its country: one of the people file beside a country of the form would be somewhere else.
    case
      when count(entries.declared_country) > 0 then arg_max(entries.declared_city, entries.seen_at)
      else any_value(person.declared_city)
    end as declared_city,
    coalesce(arg_max(entries.declared_timezone, entries.seen_at), any_value(person.declared_timezone)) as declared_timezone,
    count(distinct entries.application)::integer as applications,
    min(entries.seen_at) as first_applied_at,
    count(person.person) > 0 as is_worker,
    coalesce(any_value(person.household), 'person ' || entries.person) as household
  from entries
  left join person on person.person = entries.person
  group by entries.person
)
select newest.*, name_keys.name_key, places.lat as home_lat, places.long as home_long
from newest
left join name_keys on name_keys.stated = newest.full_name
left join places on places.country = newest.declared_country and places.city = lower(strip_accents(newest.declared_city));

insert into application by name
with seen as (
  select *, null::varchar as country, null::varchar as region, null::varchar as city, null::double as lat, null::double as long,
    null::integer as as_number, null::varchar as as_name
  from newest_application
),
-- The place macros measure from `person`: here an applicant's home.
person as (select person, home_lat, home_long from applicant)
select
  {{place seen}}, seen.person, seen.seen_at, seen.event, seen.application, seen.requisition, seen.full_name, name_keys.name_key,
  seen.referred_by, seen.user_agent, seen.status, seen.source
{{placed seen}}
left join name_keys on name_keys.stated = seen.full_name;
