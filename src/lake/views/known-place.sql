-- The columns of a place that is known already (07-place.sql), in the order of the vocabulary.
  place.ip, place.country, place.region, place.city, place.lat, place.long, place.as_number, place.as_name, place.network, place.vpn_operator,
  great_circle_distance(home.home_lat, home.home_long, place.lat, place.long) as home_km,
  -- Hardly anybody is away: comparing lists only then is measured to be a tenth of a pass.
  case when away.countries is null then false else coalesce(list_has_any(away.countries, ['anywhere', place.country]), false) end as away_declared
