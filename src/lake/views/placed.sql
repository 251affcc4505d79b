-- Where an address is: the vendor's own fields first, then the given databases, then the gazetteer of cities.
-- {{row}} is the relation that has ip, country, region, city, lat, long, as_number, as_name, person and seen_at.
from {{row}}
left join ip_context on ip_context.ip = {{row}}.ip
left join ip_systems on ip_systems.ip = {{row}}.ip
left join networks
  on networks.key = system_key(
    coalesce({{row}}.as_number, ip_context.as_number, ip_systems.as_number),
    coalesce({{row}}.as_name, ip_context.as_name, ip_systems.as_name)
  )
left join places
  on places.country = coalesce({{row}}.country, ip_context.country)
  and places.city = lower(strip_accents(coalesce({{row}}.city, ip_context.city)))
left join person on person.person = {{row}}.person
left join travel_day on travel_day.person = {{row}}.person and travel_day.day = cast({{row}}.seen_at as date)
