-- The few names that signals use and that DuckDB spells otherwise than Trino, in whose dialect signals are written.

-- Kilometres between two points (haversine). Trino's function of the same name.
create or replace macro great_circle_distance(lat1, long1, lat2, long2) as
  2 * 6371.0 * asin(sqrt(
    pow(sin(radians(lat2 - lat1) / 2), 2) +
    cos(radians(lat1)) * cos(radians(lat2)) * pow(sin(radians(long2 - long1) / 2), 2)));

-- Local time of a UTC time in an IANA zone; daylight saving is the zone's own.
create or replace macro local_time(moment, zone) as timezone(zone, timezone('UTC', moment));

create or replace macro regexp_like(x, pattern) as regexp_matches(x, pattern);
create or replace macro approx_distinct(x) as approx_count_distinct(x);
create or replace macro levenshtein_distance(a, b) as levenshtein(a, b);
create or replace macro sequence(low, high) as generate_series(low, high);
create or replace macro cardinality(list) as len(list);
create or replace macro array_except(one, other) as list_filter(one, lambda item: not list_contains(other, item));
create or replace macro array_join(list, separator) as array_to_string(list, separator);
-- Distinct values in order, without NULLs, at most `most` of them.
create or replace macro some_of(x, most) as list_slice(list_sort(list_distinct(list(x) filter (x is not null))), 1, most);
create or replace macro approx_percentile(x, fraction) as quantile_cont(x, fraction);

-- What a day that is written as the first day of its month or year may be at the latest.
create or replace macro last_day_of(day, day_precision) as
  case day_precision
    when 'year' then cast(day + interval 1 year - interval 1 day as date)
    when 'month' then cast(day + interval 1 month - interval 1 day as date)
    else day
  end;

-- Names are compared for sameness only, and only within one script: Latin with Latin, Han with Han.
create or replace macro script_of(name) as
  case
    when name is null or not regexp_matches(name, '\p{L}') then null
    when regexp_matches(name, '^(\p{Latin}|\P{L})+$') then 'Latin'
    when regexp_matches(name, '^(\p{Cyrillic}|\P{L})+$') then 'Cyrillic'
    when regexp_matches(name, '^(\p{Greek}|\P{L})+$') then 'Greek'
    when regexp_matches(name, '^(\p{Arabic}|\P{L})+$') then 'Arabic'
    when regexp_matches(name, '^(\p{Hebrew}|\P{L})+$') then 'Hebrew'
    when regexp_matches(name, '^(\p{Devanagari}|\P{L})+$') then 'Devanagari'
    when regexp_matches(name, '^(\p{Han}|\P{L})+$') then 'Han'
    when regexp_matches(name, '^(\p{Hangul}|\P{L})+$') then 'Hangul'
    when regexp_matches(name, '^(\p{Hiragana}|\p{Katakana}|\P{L})+$') then 'Kana'
    when regexp_matches(name, '^(\p{Thai}|\P{L})+$') then 'Thai'
  end;
-- One word of a name in two spellings: the same, an initial, a short form ("alex", "alexander"), or up to three letters
-- in ten apart ("mohamed", "muhammed"). In scripts with a sign a syllable the first sign, the family's, is enough.
create or replace macro is_one_name_word(one, other) as
  one = other
  or (least(length(one), length(other)) = 1 or least(length(one), length(other)) >= 3)
    and (starts_with(one, other) or starts_with(other, one))
  or least(length(one), length(other)) >= 3 and levenshtein(one, other) <= 0.3 * greatest(length(one), length(other))
  or regexp_matches(one, '^(\p{Han}|\p{Hangul})') and substr(one, 1, 1) = substr(other, 1, 1);
create or replace macro part_of_words(words, others) as
  len(list_filter(words, lambda one: len(list_filter(others, lambda other: is_one_name_word(one, other))) > 0)) * 1.0
    / len(words);
-- The part of the shorter name's words that the longer one has too: 1 is one name in two spellings, 0 is two names, and what
-- is between may be a marriage or a sibling. NULL when they cannot be compared. Takes name_keys.
create or replace macro shared_name_part(one, other) as
  case
    when script_of(one) is null or script_of(one) <> coalesce(script_of(other), '') then null
    when one = other then 1.0
    when len(string_split(one, ' ')) <= len(string_split(other, ' '))
      then part_of_words(string_split(one, ' '), string_split(other, ' '))
    else part_of_words(string_split(other, ' '), string_split(one, ' '))
  end;
