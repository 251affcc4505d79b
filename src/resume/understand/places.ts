import cityTimezones from "city-timezones";
import { foldLetters } from "./fold.ts";
import { remember } from "./remember.ts";
import { CITY_WORDS, REGION_WORDS, REMOTE_WORDS, STATE_CODES } from "./place-words.ts";

const COUNTRY_LANGUAGES = ["en", "de", "fr", "es", "pt", "it", "nl", "pl", "tr", "ru", "zh", "ja", "ko", "ar", "he"];
const LARGE_CITY_PEOPLE = 200_000;

const fold = (text: string): string => foldLetters(text.trim());

const gazetteer = new Map<string, number>();
for (const { city, city_ascii: ascii, pop } of cityTimezones.cityMapping) {
  for (const name of [fold(city), fold(ascii)]) gazetteer.set(name, Math.max(gazetteer.get(name) ?? 0, pop));
}
for (const name of CITY_WORDS) gazetteer.set(fold(name), LARGE_CITY_PEOPLE);

const regions = new Set(REGION_WORDS.map(fold));
for (const { province } of cityTimezones.cityMapping) if (province) regions.add(fold(province));
for (const language of COUNTRY_LANGUAGES) {
  const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
  for (let first = 65; first <= 90; first += 1) {
    for (let second = 65; second <= 90; second += 1) {
      const name = names.of(String.fromCharCode(first, second));
      if (name !== undefined) regions.add(fold(name));
    }
  }
}

const remote = new Set(REMOTE_WORDS.map(fold));
/** "Berlin, quill.example": an employer's site behind its place. */
export const SITE_BEHIND = /,\s*(?:https?:\/\/)?(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}\/?$/u;

const AREA = /^(?:greater\s+)?(?<city>.+?)\s+(?:(?:bay|metropolitan|metro)\s+)?(?:area|region)$/iu;
const ASIDE = /\s*[(（](?<aside>[^()（）]+)[)）]$/u;

/** How much a text looks like a place: 0 not at all, 0.5 a small city's name that may be something else, 1 a place. */
export const placeLikeness = remember(likenessOf);

function likenessOf(text: string): number {
  const trimmed = text.trim().replace(SITE_BEHIND, "");
  if (trimmed === "" || trimmed.length > 80) return 0;
  if (remote.has(fold(trimmed))) return 1;
  const aside = ASIDE.exec(trimmed);
  if (aside !== null) {
    const inside = placeLikeness(aside.groups?.["aside"] ?? "");
    return Math.min(inside, placeLikeness(trimmed.slice(0, aside.index)));
  }
  const parts = trimmed.split(/\s*[,،、/]\s*|\s+[-–]\s+/u);
  if (parts.length > 1) return severalParts(parts);
  const people = gazetteer.get(fold(AREA.exec(trimmed)?.groups?.["city"] ?? trimmed));
  if (AREA.test(trimmed)) return people === undefined ? 0.5 : 1;
  if (people !== undefined) return people >= LARGE_CITY_PEOPLE ? 1 : 0.5;
  return regions.has(fold(trimmed)) ? 0.9 : 0;
}

/** "Springfield, IL", "Talheim, Deutschland": what is last must be known, the first may be any short name. */
function severalParts(parts: readonly string[]): number {
  const [first = "", ...others] = parts;
  const last = others.at(-1) ?? "";
  const known = (part: string): boolean =>
    regions.has(fold(part)) || remote.has(fold(part)) || gazetteer.has(fold(part)) || STATE_CODES.has(part.trim());
  const lastKnown =
    regions.has(fold(last)) || remote.has(fold(last)) || STATE_CODES.has(last.trim()) || gazetteer.has(fold(last));
  if (!lastKnown || !others.every(known)) return 0;
  if (known(first)) return 1;
  // Which word a city's name is cannot be known; what has more words or digits than a city's name is none.
  return /^[\p{Lu}\p{Lo}][\p{L}\p{M}'’. -]{1,24}$/u.test(first.trim()) && first.trim().split(/\s+/).length <= 3
    ? 0.6
    : 0;
}
