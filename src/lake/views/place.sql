-- The columns of a place, in the order of the vocabulary. An address of a private range says nothing about where it is.
  {{row}}.ip,
  coalesce({{row}}.country, ip_context.country) as country,
  coalesce({{row}}.region, ip_context.region) as region,
  coalesce({{row}}.city, ip_context.city) as city,
  coalesce({{row}}.lat, ip_context.lat, places.lat) as lat,
  coalesce({{row}}.long, ip_context.long, places.long) as long,
  coalesce({{row}}.as_number, ip_context.as_number, ip_systems.as_number) as as_number,
  coalesce({{row}}.as_name, ip_context.as_name, ip_systems.as_name) as as_name,
  coalesce(
    ip_context.network,
    case when regexp_matches({{row}}.ip, '^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|127\.|169\.254\.|f[cd][0-9a-f]{2}:|fe80:|::1$)') then 'private' end,
    networks.network
  ) as network,
  coalesce(ip_context.operator, networks.operator) as vpn_operator,
  great_circle_distance(
    person.home_lat, person.home_long,
    coalesce({{row}}.lat, ip_context.lat, places.lat), coalesce({{row}}.long, ip_context.long, places.long)
  ) as home_km,
  coalesce(list_has_any(travel_day.countries, ['anywhere', coalesce({{row}}.country, ip_context.country)]), false) as away_declared
