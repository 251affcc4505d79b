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
create or replace macro cardinality(list) as len(list);
create or replace macro array_join(list, separator) as array_to_string(list, separator);
-- Distinct values in order, without NULLs, at most `most` of them.
create or replace macro some_of(x, most) as list_slice(list_sort(list_distinct(list(x) filter (x is not null))), 1, most);
create or replace macro approx_percentile(x, fraction) as quantile_cont(x, fraction);
