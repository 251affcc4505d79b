import type { Challenge, FailReason, UnsureReason } from "../challenge.ts";
import type { Words } from "./words.ts";

/** The words of one challenge, with its side, place and number put in. */
export function wordsOf(challenge: Challenge, words: Words): { text: string; detail: string; name: string } {
  const { text, detail, name } = entryOf(challenge, words);
  const values = valuesOf(challenge, words);
  return { text: fill(text, values), detail: fill(detail, values), name: fill(name, values) };
}

/** Why a try did not pass or could not be judged, as half a sentence. */
export function reasonText(reason: FailReason | UnsureReason | null, words: Words): string {
  if (reason === null) return "";
  return reason in words.unsure ? words.unsure[reason as UnsureReason] : words.reasons[reason as FailReason];
}

/** Puts values where the text has their names in braces. @throws Error for a name without a value: content that was not checked */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_braces, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`nothing stands for {${name}} in "${text}"`);
    return value;
  });
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** "three", and digits beyond ten. */
export function numberText(count: number, words: Words): string {
  return words.numbers[count] ?? String(count);
}

function entryOf(challenge: Challenge, { challenges }: Words): Words["challenges"]["turn"] {
  switch (challenge.kind) {
    case "look":
      return challenges.look[challenge.direction];
    case "lean":
      return challenges.lean[challenge.direction];
    case "camera":
      return challenges.camera[challenge.direction];
    case "expression":
      return challenges.expression[challenge.expression];
    case "turn":
    case "tilt":
    case "cover":
    case "sweep":
    case "fingers":
    case "turn-and-cover":
      return challenges[challenge.kind];
  }
}

function valuesOf(challenge: Challenge, words: Words): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  if ("side" in challenge) values["side"] = words.sides[challenge.side];
  if ("from" in challenge) values["side"] = words.sides[challenge.from];
  if ("region" in challenge) values["region"] = words.regions[challenge.region];
  if ("degrees" in challenge) values["reach"] = reachOf(challenge.degrees, words);
  if ("count" in challenge) values["count"] = words.counts[String(challenge.count) as keyof Words["counts"]];
  return values;
}

/** The words for the next larger turn that has some. */
function reachOf(degrees: number, { reach }: Words): string {
  const far = Object.entries(reach).find(([least]) => degrees <= Number(least));
  return far?.[1] ?? reach["35"];
}
