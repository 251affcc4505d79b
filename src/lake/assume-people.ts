import type { Engine } from "./engine.ts";

/**
 * Without a people file nobody's declarations are known. Still, accounts can be compared with each other, and laptops with
 * what nobody's laptop should run: each account that has an e-mail address then stands for a person of its own. Adds those to
 * `claims` (`attachLake` made it), with the address as person.
 * @returns how many accounts stand for a person; 0 when people were declared
 */
export async function assumePeople(engine: Engine): Promise<number> {
  const [declared] = await engine.rows<{ people: number }>(
    "select count(*)::double as people from claims where kind = 'work_email'",
  );
  if ((declared?.people ?? 0) > 0) return 0;
  await engine.run(ASSUMED);
  await engine.run(
    "create or replace view claims as select * from declared_claims union all by name select * from assumed_claims",
  );
  const [assumed] = await engine.rows<{ people: number }>(
    "select count(*)::double as people from assumed_claims where kind = 'work_email'",
  );
  return assumed?.people ?? 0;
}

/**
 * Mailboxes of machines and roles are nobody's. A login at a computer is usually the address's first part: it is the account
 * of the one address that begins so. The moment of recording is no fact, since nobody declared the account.
 */
const ASSUMED = `
  create or replace table assumed_claims as
  with addresses as (
    select distinct lower(trim(coalesce(email_addr, name))) as address from accounts_seen
  ),
  people as (
    select address, split_part(address, '@', 1) as login, count(*) over (partition by split_part(address, '@', 1)) as sharing
    from addresses
    where regexp_full_match(address, '[^@\\s]+@[^@\\s]+\\.[a-z]{2,}')
      and not regexp_matches(address, '^(system|noreply|no-reply|root|svc[-_.]|service[-_.])|\\.gserviceaccount\\.com$|\\[bot\\]')
  ),
  claims as (
    select address, 'work_email' as kind, address as value from people
    union all
    select address, 'account', login from people where sharing = 1
  )
  select
    address as person, kind, value, '{}' as attributes, 'an account seen in the exports' as document,
    kind || ':' || address as uid, timestamp '1970-01-01' as recorded_at
  from claims`;
