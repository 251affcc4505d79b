-- What one registry says of each named company. What stands in double braces is the registry's own.
insert into employer_check by name
with
  claims as (select rowid as claim, *, {{list_date}} as list_date from company_claim where company_key is not null),
  hits as (
    select c.rowid as claim, h.*, h.country = c.country as is_there
    from company_claim c
    join registry_hit h on h.registry = {{registry}} and h.company_key = c.company_key
  ),
  -- Of several companies of one name, those in the country where the job is said to be.
  near as (select * from hits qualify coalesce(is_there, false) = bool_or(coalesce(is_there, false)) over (partition by claim)),
  found as (
    select claim, min(rank) as rank, count(distinct coalesce(registry_id, domain, name)) as companies,
      any_value(registry_id) as registry_id, min(registered_on) as registered_on, max(dissolved_on) as dissolved_on,
      bool_and(is_dissolved) as is_dissolved, any_value(contact) as contact, any_value(domain) as domain
    from near
    group by claim
  )
select c.person, c.application, c.event, c.seen_at, c.role, c.company, c.company_key,
  {{registry}} as registry, c.list_date,
  case
    when f.claim is null then 'not-found'
    when f.rank = 3 or f.companies > 1 then 'several'
    when f.is_dissolved then 'dissolved'
    else 'found'
  end as outcome,
  case when f.rank < 3 and f.companies = 1 then f.registry_id end as registry_id,
  case when f.rank < 3 and f.companies = 1 then f.registered_on end as registered_on,
  case when f.rank < 3 and f.companies = 1 then f.dissolved_on end as dissolved_on,
  {{covers}} as covers,
  c.from_at as job_from_at,
  c.to_at as job_to_at,
  case when f.rank < 3 and f.companies = 1 then {{ask_through}} end as ask_through
from claims c
left join found f on f.claim = c.claim;
