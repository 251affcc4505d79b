-- The fingerprints of the commits that tell something, of every repository that was given: one row a commit.
create or replace table repository_commit as
with
  given as (
    select value as repository, from_json(attributes, '{"account": "VARCHAR", "created_at": "VARCHAR", "commits": "VARCHAR[][]"}') as cells
    from claims
    where kind = 'repository_commits'
  ),
  -- A repository that was given twice (an export and a clone) is one; what is known of its beginning comes from either.
  each_commit as (select lower(cells.account) as account, lower(repository) as repository, cells.created_at, unnest(cells.commits) as cell from given)
select account, repository, min(try_cast(created_at as timestamptz)) over (partition by repository) as created_at,
  cell[1] as tree, cell[2] as message, cell[3] as author_email, try_cast(cell[4] as timestamptz) as author_at
from each_commit;

-- A commit is held by another repository too when the other has the same content (tree), or the same message of the same second:
-- rewriting the author of a history leaves both as they are. What dozens of repositories hold is a template's.
create or replace table repository_copy as
with
  commits as (select distinct * from repository_commit where tree <> '4b825dc642cb6eb9a060e54bf8d69288fbee4904'),
  fingerprints as (
    select repository, account, created_at, author_email, 'tree' || tree as fingerprint, tree || message as commit_key, author_at from commits
    union
    select repository, account, created_at, author_email, 'text' || message || author_at::varchar, tree || message, author_at from commits
  ),
  rare as (
    select *, count(distinct repository) over (partition by fingerprint) as repositories from fingerprints
    qualify repositories between 2 and 50
  ),
  sizes as (
    select repository, any_value(account) as account, any_value(created_at) as created_at, min(author_at) as first_at,
      count(distinct tree || message) as commits
    from commits group by repository
  ),
  shared as (
    select mine.repository, theirs.repository as copied_from, mine.commit_key, bool_and(mine.author_email <> theirs.author_email) as is_rewritten
    from rare mine
    join rare theirs on theirs.fingerprint = mine.fingerprint and theirs.account <> mine.account
    group by all
  ),
  counted as (
    select s.repository, s.copied_from, count(*) / max(mine.commits) as share, avg(is_rewritten::integer) >= 0.5 as author_rewritten
    from shared s
    join sizes mine on mine.repository = s.repository
    join sizes theirs on theirs.repository = s.copied_from
    -- Which of the two was first: by when GitHub made them, else by the first commit that only the older one has.
    where coalesce(theirs.created_at < mine.created_at, theirs.first_at < mine.first_at)
    group by all
  )
select repository, max_by(copied_from, share) as copied_from, max(share) as share, max_by(author_rewritten, share) as author_rewritten
from counted
group by repository;

update repository set copied_share = coalesce(c.share, 0), copied_from = c.copied_from, author_rewritten = c.author_rewritten
from (select distinct g.repository, k.share, k.copied_from, k.author_rewritten
      from repository_commit g left join repository_copy k using (repository)) c
where c.repository = lower(repository.repository);
