-- Contacts in their normal forms. What has none (a number without a country, a street without a number) ties nobody.
create or replace table normal_contact as
select
  stated_contact.* exclude (site, country),
  case stated_contact.kind
    when 'email' then email_keys.value
    when 'phone' then phone_keys.value
    when 'address' then address_keys.address_key
    when 'profile' then profile_keys.value
    else stated_contact.stated
  end as value,
  coalesce(email_keys.domain, profile_keys.host) as domain,
  phone_keys.phone_country,
  phone_keys.phone_type,
  name_keys.name_key
from stated_contact
-- One equality a join: a condition on the left side alone would compare every row with every other.
left join email_keys on email_keys.stated = case when stated_contact.kind = 'email' then stated_contact.stated end
left join phone_keys
  on phone_keys.stated = case when stated_contact.kind = 'phone' then stated_contact.stated end
  and phone_keys.country = coalesce(stated_contact.country, '')
left join address_keys on address_keys.address = case when stated_contact.kind = 'address' then stated_contact.stated end
left join profile_keys
  on profile_keys.stated = case when stated_contact.kind = 'profile' then stated_contact.stated end
  and profile_keys.site = stated_contact.site
left join name_keys on name_keys.stated = stated_contact.name;

insert into contact by name
select
  person,
  min(seen_at) as seen_at,
  arg_min(event, coalesce(given_at, seen_at)) as event,
  application,
  role,
  kind,
  value,
  arg_min(stated, coalesce(given_at, seen_at)) as stated,
  any_value(name) as name,
  name_key,
  any_value(domain) as domain,
  case when kind = 'email' then any_value(domain) in (select domain from ref_free_mail) end as is_free_mail,
  any_value(phone_country) as phone_country,
  any_value(phone_type) as phone_type,
  stage,
  min(given_at) as given_at
from normal_contact
where value is not null
group by person, application, role, kind, value, name_key, stage;

insert into referee by name
select
  newest_application.person,
  newest_application.seen_at,
  referee.uid as event,
  newest_application.application,
  referee.value as name,
  name_keys.name_key,
  email_keys.value as email,
  email_keys.domain,
  email_keys.domain in (select domain from ref_free_mail) as is_free_mail,
  phone_keys.value as phone,
  referee.cells.company as company,
  company_keys.company_key,
  referee.cells.relation as relation
from (
  select value, uid, from_json(attributes, '{
    "application_id": "VARCHAR", "email": "VARCHAR", "phone": "VARCHAR", "company": "VARCHAR", "relation": "VARCHAR"
  }') as cells
  from pre_hire_claims where kind = 'referee'
) as referee
join newest_application on newest_application.application = referee.cells.application_id
left join name_keys on name_keys.stated = referee.value
left join email_keys on email_keys.stated = referee.cells.email
left join phone_keys
  on phone_keys.stated = referee.cells.phone and phone_keys.country = coalesce(newest_application.declared_country, '')
left join company_keys on company_keys.stated = referee.cells.company;
