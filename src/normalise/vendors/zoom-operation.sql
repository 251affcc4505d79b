-- Zoom operation logs → Entity Management (3004). Zoom gives neither an id nor an address.
select
  to_time($.time) as "time",
  3004 as class_uid,
  audit_activity($.action) as activity_id,
  $.action as activity_name,
  $.action as "metadata.event_code",
  $.time as "metadata.original_time",
  $.operation_detail as message,
  $.operator as "actor.user.name",
  case when $.operator like '%_@_%' then $.operator end as "actor.user.email_addr",
  $.category_type as "entity.type",
  coalesce(to_text(trim(split_part($.operation_detail, '  - ', 1))), $.category_type) as "entity.name",
  raw,
  line,
  recognised
from records
