-- What code hosts say of the accounts that applicants name.
create or replace table code_host_claims as
select
  kind, uid, recorded_at,
  from_json(attributes, '{
    "application": "VARCHAR", "account": "VARCHAR", "repository": "VARCHAR", "is_fork": "BOOLEAN", "account_created_at": "VARCHAR",
    "created_at": "VARCHAR", "commits": "INTEGER", "first_author_at": "VARCHAR", "last_author_at": "VARCHAR",
    "first_committer_at": "VARCHAR", "last_committer_at": "VARCHAR", "copied_share": "DOUBLE", "copied_from": "VARCHAR",
    "author_rewritten": "BOOLEAN", "email": "VARCHAR", "name": "VARCHAR", "peer_account": "VARCHAR", "contributors": "INTEGER",
    "is_confirmed": "BOOLEAN", "hops": "INTEGER"
  }') as cells,
  person as claimed
from pre_hire_claims
where kind in ('repository', 'commit_author', 'co_committer');

-- An account is whose applicant names it; one that nobody names is whose the claim says.
create or replace table code_host_person as
select distinct code_host_claims.uid, coalesce(page_owner.person, applicant.person) as person, coalesce(page_owner.application, code_host_claims.cells.application) as application
from code_host_claims
left join page_owner on page_owner.value = 'github.com/' || lower(code_host_claims.cells.account)
left join applicant on applicant.person = code_host_claims.claimed
where coalesce(page_owner.person, applicant.person) is not null;

insert into repository by name
select
  person, coalesce(utc_time(cells.last_committer_at), recorded_at) as seen_at, uid as event, application,
  cells.account as account, cells.repository as repository, cells.is_fork as is_fork,
  utc_time(cells.account_created_at) as account_created_at, utc_time(cells.created_at) as created_at, cells.commits as commits,
  utc_time(cells.first_author_at) as first_author_at, utc_time(cells.last_author_at) as last_author_at,
  utc_time(cells.first_committer_at) as first_committer_at, utc_time(cells.last_committer_at) as last_committer_at,
  cells.copied_share as copied_share, cells.copied_from as copied_from, cells.author_rewritten as author_rewritten
from code_host_claims join code_host_person using (uid) where kind = 'repository';

insert into commit_author by name
select
  person, recorded_at as seen_at, uid as event, application, cells.account as account, cells.repository as repository,
  coalesce(email_keys.value, lower(cells.email)) as email, cells.name as name, name_keys.name_key, cells.commits as commits
from code_host_claims
join code_host_person using (uid)
left join email_keys on email_keys.stated = cells.email
left join name_keys on name_keys.stated = cells.name
where kind = 'commit_author';

insert into co_committer by name
select
  person, recorded_at as seen_at, uid as event, application, cells.account as account, cells.repository as repository,
  cells.peer_account as peer_account, cells.contributors as contributors, cells.is_confirmed as is_confirmed, cells.hops as hops
from code_host_claims join code_host_person using (uid) where kind = 'co_committer';
