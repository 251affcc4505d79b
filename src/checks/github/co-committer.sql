-- Accounts over one between: who committed with somebody who committed with the applicant.
insert into co_committer by name
with
  ties as (
    select lower(cells.account) as account, cells.account as stated, cells.repository, cells.peer_account, cells.contributors
    from (
      select from_json(attributes, '{"account": "VARCHAR", "repository": "VARCHAR", "peer_account": "VARCHAR", "contributors": "INTEGER"}') as cells
      from claims where kind = 'co_committer'
    )
  )
select mine.person, mine.application, mine.account, min(mine.seen_at) as seen_at, min(mine.event) as event,
  theirs.repository, theirs.peer_account, max(theirs.contributors) as contributors, 2 as hops
from co_committer mine
join ties theirs on theirs.account = lower(mine.peer_account)
where mine.hops = 1
  and lower(theirs.peer_account) <> lower(mine.account)
  and not exists (
    from co_committer near
    where near.person = mine.person and near.hops = 1 and lower(near.peer_account) = lower(theirs.peer_account))
group by mine.person, mine.application, mine.account, theirs.repository, theirs.peer_account;
