-- Results of interview sessions → our extension class. Curves and sentences stay in the raw record: signals need what came out.
-- A line may have gone through other hands: words that are none of ours, and numbers that are none, become NULL.
select
  to_time($.started_at) as "time",
  99906003 as class_uid,
  99 as activity_id,
  'challenge_result' as activity_name,
  $.mode as "metadata.event_code",
  $.started_at as "metadata.original_time",
  left($.sentence, 1000) as message,
  to_text($.session) as "challenge.session",
  to_text(trim($.subject)) as "challenge.subject",
  case when $.mode in ('self_check', 'room', 'deck') then $.mode end as "challenge.mode",
  case when $.outcome in ('passed', 'try_again', 'inconclusive', 'did_not_pass') then $.outcome end as "challenge.outcome",
  case when $.ended in ('finished', 'stopped', 'left', 'declined_camera', 'no_camera', 'expired') then $.ended end as "challenge.ended",
  case when $.alternative in ('offered', 'taken', 'not_taken') then $.alternative end as "challenge.alternative",
  left(to_text($.camera), 200) as "challenge.camera",
  to_time($.ended_at) as "challenge.ended_at",
  from_json(try_cast($.challenges as json), '[{"kind":"VARCHAR","outcome":"VARCHAR","replaced":"BOOLEAN","tries":[{"outcome":"VARCHAR","reason":"VARCHAR"}]}]') as "challenge.items",
  from_json(try_cast($.observations as json), '[{"kind":"VARCHAR","from_ms":"BIGINT","to_ms":"BIGINT","measured":"DOUBLE","threshold":"DOUBLE","counts":"BOOLEAN"}]') as "challenge.observations",
  from_json(try_cast($.observers as json), '[{"role":"VARCHAR","judged":[{"challenge":"INTEGER","try":"INTEGER","judgement":"VARCHAR"}]}]') as "challenge.observers",
  raw,
  line,
  recognised
from records
