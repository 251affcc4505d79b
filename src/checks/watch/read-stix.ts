import { z } from "zod";
import { DomainError } from "../../errors.ts";
import type { ListFile } from "../list-file.ts";
import { readJsonDocument } from "../read-document.ts";
import { type Confidence, normalForm, type ReadWatchlist, urlForm, type WatchEntry, type WatchKind } from "./entry.ts";

/** STIX 2.1 (OASIS), the parts that a list of contacts has. */
const bundle = z.object({ type: z.literal("bundle"), objects: z.array(z.unknown()).default([]) });
const object = z.object({
  type: z.string(),
  id: z.string().optional(),
  pattern: z.string().optional(),
  pattern_type: z.string().optional(),
  valid_from: z.string().optional(),
  valid_until: z.string().optional(),
  confidence: z.number().optional(),
  revoked: z.boolean().optional(),
  value: z.string().optional(),
  account_type: z.string().optional(),
  account_login: z.string().optional(),
  user_id: z.string().optional(),
  object_refs: z.array(z.string()).optional(),
  last_observed: z.string().optional(),
});
type StixObject = z.infer<typeof object>;

interface Meaning {
  readonly kind: WatchKind;
  readonly value: string;
}

/** Reads a STIX 2.1 bundle: indicators whose pattern is a list of values, and observables on their own. */
export async function readStix(file: ListFile): Promise<ReadWatchlist> {
  const parsed = bundle.safeParse(await readJsonDocument(file));
  if (!parsed.success) throw new DomainError("input", `${file.path}: is no STIX 2.1 bundle.`);
  const objects = parsed.data.objects.map((one) => object.safeParse(one)).filter(({ success }) => success);
  const all = objects.map(({ data }) => data).filter((one) => one !== undefined);
  const observed = observedDays(all);
  const entries: WatchEntry[] = [];
  const counts = { pattern: 0, revoked: 0, value: 0 };
  for (const one of all) {
    const meanings = meaningsOf(one);
    if (meanings === undefined) continue;
    if (one.revoked === true) counts.revoked += 1;
    else if (meanings === "pattern") counts.pattern += 1;
    else if (meanings.length === 0) counts.value += 1;
    else {
      const listedAt = dayOf(one.valid_from) ?? observed.get(one.id ?? "") ?? file.date;
      const shared = {
        hash: null,
        listedAt,
        validUntil: dayOf(one.valid_until),
        confidence: confidenceOf(one.confidence),
      };
      entries.push(...meanings.map((meaning) => ({ ...meaning, ...shared })));
    }
  }
  return { entries, ...saidOf(counts) };
}

function saidOf(counts: {
  pattern: number;
  revoked: number;
  value: number;
}): Pick<ReadWatchlist, "skipped" | "problems"> {
  const said = [
    counts.revoked > 0 ? `${counts.revoked} revoked` : undefined,
    counts.pattern > 0 ? `${counts.pattern} patterns that are more than a list of values` : undefined,
    counts.value > 0 ? `${counts.value} of kinds that nobody declares` : undefined,
  ].filter((text) => text !== undefined);
  return { skipped: counts.pattern + counts.revoked + counts.value, problems: said };
}

/** What an object lists; undefined for objects that list nothing (identities, relationships, reports). */
function meaningsOf(one: StixObject): readonly Meaning[] | "pattern" | undefined {
  if (one.type === "indicator") {
    if (one.pattern === undefined || (one.pattern_type ?? "stix") !== "stix") return "pattern";
    return patternMeanings(one.pattern);
  }
  const meaning = observableMeaning(one.type, one);
  return meaning === undefined ? undefined : [meaning].flat();
}

/** A value of an observable; an empty list for one that is of no use here; undefined for another type of object. */
function observableMeaning(type: string, one: StixObject): Meaning | readonly Meaning[] | undefined {
  const direct = { "email-addr": "email", "ipv4-addr": "ip", "ipv6-addr": "ip", "domain-name": "domain" }[type];
  if (direct !== undefined) return toMeaning(direct as WatchKind, one.value ?? "");
  if (type === "url") return urlForm(one.value ?? "") ?? [];
  if (type === "user-account") return accountMeaning(one.account_type, one.account_login ?? one.user_id ?? "");
  return undefined;
}

/** Handles of the two sites where applicants name theirs; elsewhere the same handle may be somebody else's. */
function accountMeaning(site: string | undefined, login: string): Meaning | readonly Meaning[] {
  const known = site?.toLowerCase();
  return known === "github" || known === "linkedin" ? toMeaning("profile", login, known) : [];
}

function toMeaning(kind: WatchKind, value: string, site?: "linkedin" | "github"): Meaning | readonly Meaning[] {
  const normal = normalForm(kind, value, site);
  return normal === undefined ? [] : { kind, value: normal };
}

const COMPARISON = /^\s*([a-z0-9-]+):([a-z_.]+)\s*=\s*'((?:[^'\\]|\\.)*)'\s*$/;
const PATTERN_CHARACTERS_MAX = 100_000;

/**
 * `[email-addr:value = 'a' OR email-addr:value = 'b']`, and several such observations joined by OR. A pattern with AND,
 * NOT, FOLLOWEDBY or another comparison means more than each of its values, so none of them may be taken alone; but a
 * user-account's login AND account_type name one account.
 */
export function patternMeanings(pattern: string): readonly Meaning[] | "pattern" {
  if (pattern.length > PATTERN_CHARACTERS_MAX) return "pattern";
  const observations = splitOutside(pattern.trim(), " OR ", "[", "]");
  const meanings: Meaning[] = [];
  for (const observation of observations) {
    const inner = /^\[(.*)\]$/s.exec(observation.trim())?.[1];
    if (inner === undefined) return "pattern";
    for (const part of splitOutside(inner, " OR ", "(", ")")) {
      const meaning = comparisonMeaning(part);
      if (meaning === "pattern") return "pattern";
      meanings.push(...[meaning].flat());
    }
  }
  return meanings;
}

function comparisonMeaning(part: string): Meaning | readonly Meaning[] | "pattern" {
  const fields: Record<string, string> = {};
  let type: string | undefined;
  for (const comparison of splitOutside(part.trim(), " AND ", "(", ")")) {
    const match = COMPARISON.exec(comparison);
    if (match === null || (type !== undefined && match[1] !== type)) return "pattern";
    type = match[1];
    fields[match[2] ?? ""] = (match[3] ?? "").replaceAll(/\\(.)/g, "$1");
  }
  if (Object.keys(fields).length > 1 && type !== "user-account") return "pattern";
  return observableMeaning(type ?? "", { type: type ?? "", ...fields }) ?? [];
}

/** Splits at a word that stands outside quotes and outside `open … close`. */
function splitOutside(text: string, word: string, open: string, close: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let isQuoted = false;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (isQuoted) {
      if (character === "\\") at += 1;
      else if (character === "'") isQuoted = false;
    } else if (character === "'") isQuoted = true;
    else if (character === open) depth += 1;
    else if (character === close) depth -= 1;
    else if (depth === 0 && text.startsWith(word, at)) {
      parts.push(text.slice(start, at));
      start = at + word.length;
    }
  }
  return [...parts, text.slice(start)];
}

/** When an observable was last seen, from the observations that name it. */
function observedDays(all: readonly StixObject[]): ReadonlyMap<string, string> {
  const days = new Map<string, string>();
  for (const one of all.filter(({ type }) => type === "observed-data")) {
    const day = dayOf(one.last_observed);
    for (const ref of day === undefined ? [] : (one.object_refs ?? [])) {
      if (day !== undefined && day > (days.get(ref) ?? "")) days.set(ref, day);
    }
  }
  return days;
}

function dayOf(time: string | undefined): string | undefined {
  return /^\d{4}-\d{2}-\d{2}/.exec(time ?? "")?.[0];
}

/** STIX 2.1, appendix A: none/low/medium/high. Without a figure, somebody only put it on the list. */
function confidenceOf(confidence: number | undefined): Confidence {
  if (confidence === undefined) return "medium";
  return confidence >= 70 ? "high" : confidence >= 30 ? "medium" : "low";
}
