import countries from "i18n-iso-countries";
import { readFileSync } from "node:fs";

const english = JSON.parse(readFileSync(new URL(import.meta.resolve("i18n-iso-countries/langs/en.json")), "utf8")) as {
  countries: Readonly<Record<string, string | readonly string[]>>;
};
const CODES: ReadonlyMap<string, string> = new Map(
  Object.entries(english.countries).flatMap(([code, names]) =>
    [code, countries.alpha2ToAlpha3(code) ?? code, ...[names].flat()].map(
      (name) => [name.toLowerCase(), code] as const,
    ),
  ),
);

/** ISO 3166-1 alpha-2 of a code or an English name, as systems write them. */
export function countryCode(name: string | undefined): string | undefined {
  return name === undefined ? undefined : CODES.get(name.trim().toLowerCase());
}

export interface StatedPlace {
  readonly declared_country?: string;
  readonly declared_city?: string;
}

/**
 * The place in a line like "Austin, Texas, United States". Without a country at its end it is left alone: there is a
 * Springfield in every one of them.
 */
export function placeOf(line: string | undefined): StatedPlace {
  const parts = (line ?? "").split(",").map((part) => part.trim());
  const country = countryCode(parts.at(-1));
  if (country === undefined) return {};
  const city = parts.length > 1 ? parts[0] : undefined;
  return { declared_country: country, ...(city === undefined || city === "" ? {} : { declared_city: city }) };
}
