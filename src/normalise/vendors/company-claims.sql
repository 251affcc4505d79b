-- One declared fact a record. `recorded_at` and `document` are added by the writer.
select
  $.person as person,
  $.kind as kind,
  $.value as value,
  $.attributes as attributes,
  to_time($."from") as from_at,
  to_time($."to") as to_at,
  $.document as document,
  'sha256:' || sha256(concat_ws(chr(31), $.person, $.kind, $.value, $.attributes, $."from", $."to")) as uid,
  $.hirewall_row as raw,
  line,
  recognised
from records
