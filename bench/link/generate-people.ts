import { allFakers } from "@faker-js/faker";
import { closeSync, openSync, writeSync } from "node:fs";
import { Random } from "../../src/simulate/random.ts";

/** Locales with Latin letters, for more names than one country has. */
const LOCALES = [
  "en",
  "de",
  "fr",
  "es",
  "it",
  "pl",
  "nl",
  "sv",
  "pt_BR",
  "cs_CZ",
  "tr",
  "hu",
  "ro",
  "fi",
  "hr",
] as const;
const CITIES = 3_000;
const FLUSH_ROWS = 20_000;

/**
 * People as applications name them: every fourth record is another record of a person before, with typing errors, names in
 * another order, empty fields, a new address or a new mail. Names and cities are as unevenly common as in life (Zipf).
 * The truth is the number before the dash of each id.
 */
export function generatePeople(path: string, records: number, seed: number): void {
  const random = new Random(seed);
  const first = namesOf("firstName");
  const last = namesOf("lastName");
  const zipf = (count: number): number => Math.floor(count ** random.real()) - 1;
  const cities = Array.from(
    { length: CITIES },
    (_, index) => `${last[(index * 7) % last.length] ?? ""}${["ton", "burg", "ville", "stad"][index % 4] ?? ""}`,
  );
  const file = openSync(path, "w");
  writeSync(file, "id,first_name,surname,dob,city,email,phone\n");
  let lines: string[] = [];
  let person = 0;
  for (let written = 0; written < records; person += 1) {
    const given = first[zipf(first.length)] ?? "";
    const family = last[zipf(last.length)] ?? "";
    const born = new Date(Date.UTC(1955, 0, 1) + random.int(0, 17_000) * 86_400_000).toISOString().slice(0, 10);
    const record = [
      given,
      family,
      born,
      cities[zipf(CITIES)] ?? "",
      `${given}.${family}${random.int(1, 9999)}@mail${zipf(400)}.example`.toLowerCase(),
      `+1 ${random.int(200, 999)} ${random.int(1_000_000, 9_999_999)}`,
    ];
    const copies = random.chance(0.25) ? random.int(2, 4) : 1;
    for (let copy = 0; copy < copies && written < records; copy += 1, written += 1) {
      lines.push(`${person}-${copy},${(copy === 0 ? record : damaged(record, random)).join(",")}\n`);
    }
    if (lines.length >= FLUSH_ROWS) {
      writeSync(file, lines.join(""));
      lines = [];
    }
  }
  writeSync(file, lines.join(""));
  closeSync(file);
}

function namesOf(kind: "firstName" | "lastName"): readonly string[] {
  const names = LOCALES.flatMap((locale) => {
    const person = allFakers[locale].rawDefinitions.person;
    const definition = kind === "firstName" ? person?.first_name : person?.last_name;
    return Object.values(definition ?? {}).flatMap((list) =>
      Array.isArray(list) ? list.filter((name): name is string => typeof name === "string") : [],
    );
  });
  return [...new Set(names.map((name) => name.replaceAll(/[",]/g, "")))];
}

function damaged(record: readonly string[], random: Random): readonly string[] {
  const fields = [...record];
  for (let errors = random.int(1, 3); errors > 0; errors -= 1) {
    const at = random.int(0, fields.length - 1);
    const value = fields[at] ?? "";
    const kind = random.int(0, 5);
    if (kind === 0) fields[at] = "";
    else if (kind === 1) [fields[0], fields[1]] = [fields[1] ?? "", fields[0] ?? ""];
    else fields[at] = typed(value, random);
  }
  return fields;
}

function typed(value: string, random: Random): string {
  if (value.length < 2) return value;
  const at = random.int(0, value.length - 2);
  const letter = /\d/.test(value[at] ?? "") ? String(random.int(0, 9)) : String.fromCodePoint(random.int(97, 122));
  const replaced = [
    value.slice(0, at) + letter + value.slice(at + 1),
    value.slice(0, at) + value.slice(at + 1),
    value.slice(0, at) + (value[at + 1] ?? "") + (value[at] ?? "") + value.slice(at + 2),
  ];
  return random.pick(replaced);
}
