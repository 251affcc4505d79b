import cityTimezones from "city-timezones";

/** A city of the gazetteer: about 7,300 of them, by country code and lower-case name without accents. */
export interface Place {
  readonly country: string;
  readonly city: string;
  readonly lat: number;
  readonly long: number;
}

/** Of several cities of one name in a country the largest is meant: people write the region when they mean another. */
export function readPlaces(): readonly Place[] {
  const largest = new Map<string, Place & { readonly people: number }>();
  for (const { iso2, city, city_ascii: ascii, lat, lng, pop } of cityTimezones.cityMapping) {
    for (const name of new Set([fold(city), fold(ascii)])) {
      const key = `${iso2} ${name}`;
      const known = largest.get(key);
      if (name !== "" && (known === undefined || known.people < pop)) {
        largest.set(key, { country: iso2, city: name, lat, long: lng, people: pop });
      }
    }
  }
  return [...largest.values()].map(({ country, city, lat, long }) => ({ country, city, lat, long }));
}

function fold(name: string): string {
  return name
    .normalize("NFKD")
    .replaceAll(/\p{Mark}/gu, "")
    .toLowerCase()
    .trim();
}
