-- {{row}} is the relation that has ip, country, region, city, lat, long, as_number, as_name as given, person and seen_at.
from {{relation}} as {{row}}
left join known_places as place
  on place.given_ip is not distinct from {{row}}.ip
  and place.given_country is not distinct from {{row}}.country
  and place.given_region is not distinct from {{row}}.region
  and place.given_city is not distinct from {{row}}.city
  and place.given_lat is not distinct from {{row}}.lat
  and place.given_long is not distinct from {{row}}.long
  and place.given_as_number is not distinct from {{row}}.as_number
  and place.given_as_name is not distinct from {{row}}.as_name
left join person as home on home.person = {{row}}.person
left join travel_day as away on away.person = {{row}}.person and away.day = cast({{row}}.seen_at as date)
