-- Values in the form in which they are compared. Each macro gives NULL for what says nothing.

-- Values are cut at 200 characters: comparing costs the product of two lengths, and no name or street is longer.
-- Letters without accents, lower case, single spaces; what people write for "none" is none.
create or replace macro link_plain(x) as
  nullif(trim(regexp_replace(lower(strip_accents(left(x, 200))), '[^\p{L}\p{N}]+', ' ', 'g')), '');
create or replace macro link_word(x) as
  case when link_plain(x) in ('n a', 'none', 'null', 'unknown', 'not known', 'test', 'nil', 'missing') then null
       else link_plain(x) end;

create or replace macro link_name(x) as link_word(x);
create or replace macro link_place(x) as link_word(x);
create or replace macro link_text(x) as link_word(x);
create or replace macro link_email(x) as
  case when position('@' in x) > 1 then left(lower(trim(x)), 200) end;

-- The last nine digits: country codes and trunk zeros are written in many ways.
create or replace macro link_phone(x) as
  nullif(regexp_extract(regexp_replace(left(x, 200), '[^0-9]+', '', 'g'), '([0-9]{6,9})$'), '');

create or replace macro link_number(x) as
  nullif(regexp_replace(lower(left(x, 200)), '[^\p{L}\p{N}]', '', 'g'), '');

-- Eight digits, year first. What is no date keeps its digits, so that a date with a typing error still has neighbours.
create or replace macro link_date(x) as
  coalesce(
    strftime(coalesce(
      try_strptime(left(trim(x), 10), ['%Y-%m-%d', '%Y/%m/%d', '%Y.%m.%d', '%d.%m.%Y', '%d/%m/%Y', '%d-%m-%Y']),
      try_strptime(trim(x), ['%Y%m%d', '%d %B %Y', '%B %d, %Y', '%d %b %Y'])
    ), '%Y%m%d'),
    nullif(left(regexp_replace(left(x, 200), '\D', '', 'g'), 8), ''));
