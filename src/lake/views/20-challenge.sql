-- Sessions of the interview room and of card decks, tied to who they were about. Built last, since a session may be about
-- an applicant or a worker; without applicants the relations about them are empty.

-- What a link was made for is an application's id, a person's, or a mailbox. An id that is one person's application and
-- another person's id says not whose session it was: it is nobody's.
create or replace table challenge_subject as
with names as (
  select person, person as name from person
  union
  select person, person from applicant
  union
  select person, application from application
  union
  select person, value from identifier where kind in ('email', 'account')
  union
  select person, stated from contact where kind = 'email' and role = 'applicant'
  union
  select person, value from contact where kind = 'email' and role = 'applicant'
)
select lower(name) as subject, min(person) as person
from names
where name <> ''
group by lower(name)
having count(distinct person) = 1;

-- A session's line is written again when its people note what became of the alternative: the line that knows more is taken, and of
-- two that differ the kinder one.
create or replace table challenge_session as
select
  "time" as seen_at, metadata.uid as event, challenge.*
from class_99906003
where challenge.subject is not null and challenge.session is not null and "time" is not null
qualify row_number() over (
  partition by challenge.session
  order by case challenge.alternative when 'taken' then 0 when 'not_taken' then 1 when 'offered' then 2 else 3 end, "time" desc, metadata.uid
) = 1;

create or replace table challenge_item as
select
  session, item.kind as kind, coalesce(item.replaced, false) as replaced,
  case
    when mode = 'deck' then case
      -- A deck's card did not pass when two people, each alone, saw it not done as asked in its last reading: counted here, not believed.
      when item.outcome = 'did_not_pass' and len(list_filter(observers, lambda observer: len(list_filter(observer.judged, lambda judged:
        judged.challenge = position and judged."try" = len(item.tries) and judged.judgement = 'not_as_asked')) > 0)) >= 2 then 'failed'
      when item.outcome = 'passed' then 'passed'
      else 'inconclusive'
    end
    when item.outcome = 'passed' then 'passed'
    -- One try that did not pass may be a misunderstanding: it counts when the retry did not pass either.
    when item.outcome = 'did_not_pass' and len(list_filter(item.tries, lambda tried: tried.outcome in ('did_not_pass', 'try_again'))) >= 2 then 'failed'
    else 'inconclusive'
  end as result
from (
  select session, mode, observers, unnest(items) as item, generate_subscripts(items, 1) as position
  from challenge_session
  where items is not null
)
where item is not null;

insert into challenge by name
with counted as (
  select
    session,
    count(*) filter (not replaced) as asked,
    count(*) filter (not replaced and result = 'passed') as passed,
    count(*) filter (not replaced and result = 'failed') as failed,
    count(*) filter (not replaced and result = 'inconclusive') as inconclusive,
    count(*) filter (replaced) as replaced,
    list(distinct kind) filter (not replaced and result = 'failed' and kind is not null) as kinds_failed
  from challenge_item
  group by session
)
select
  challenge_subject.person, challenge_session.seen_at, challenge_session.event, application.application, challenge_session.session,
  challenge_session.mode, challenge_session.outcome, challenge_session.ended, challenge_session.alternative,
  coalesce(counted.asked, 0) as asked, coalesce(counted.passed, 0) as passed, coalesce(counted.failed, 0) as failed,
  coalesce(counted.inconclusive, 0) as inconclusive, coalesce(counted.replaced, 0) as replaced,
  coalesce(list_sort(counted.kinds_failed), []) as kinds_failed,
  coalesce(list_sort(list_distinct([
    seen.kind for seen in challenge_session.observations if seen.counts and seen.kind is not null
  ])), []) as observations,
  coalesce(len(challenge_session.observers), 0) as observers,
  challenge_session.camera
from challenge_session
join challenge_subject on challenge_subject.subject = lower(challenge_session.subject)
left join counted on counted.session = challenge_session.session
left join (select distinct application from application) as application on lower(application.application) = lower(challenge_session.subject);
