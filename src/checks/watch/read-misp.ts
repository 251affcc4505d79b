import { z } from "zod";
import { DomainError } from "../../errors.ts";
import type { ListFile } from "../list-file.ts";
import { readJsonDocument } from "../read-document.ts";
import { type Confidence, normalForm, type ReadWatchlist, urlForm, type WatchEntry, type WatchKind } from "./entry.ts";

/** MISP's core format: an event with attributes, alone or in objects (https://www.misp-standard.org/rfc/misp-standard-core.html). */
const tag = z.object({ name: z.string() });
const attribute = z.object({
  type: z.string(),
  value: z.string(),
  to_ids: z.union([z.boolean(), z.string()]).optional(),
  deleted: z.union([z.boolean(), z.string()]).optional(),
  timestamp: z.union([z.string(), z.number()]).optional(),
  first_seen: z.string().nullish(),
  last_seen: z.string().nullish(),
  Tag: z.array(tag).optional(),
});
type Attribute = z.infer<typeof attribute>;
const event = z.object({
  date: z.string().optional(),
  Tag: z.array(tag).optional(),
  Attribute: z.array(z.unknown()).default([]),
  Object: z.array(z.object({ Attribute: z.array(z.unknown()).default([]) })).default([]),
});
const wrapped = z.object({ Event: event });
const document = z.union([
  wrapped.transform(({ Event }) => [Event]),
  z.array(wrapped).transform((events) => events.map(({ Event }) => Event)),
  z.object({ response: z.array(wrapped) }).transform(({ response }) => response.map(({ Event }) => Event)),
  z
    .object({ response: z.object({ Attribute: z.array(z.unknown()) }) })
    .transform(({ response }) => [event.parse({ Attribute: response.Attribute })]),
]);

/** MISP's attribute types that somebody may declare, and what they are here. */
const KINDS: Readonly<Record<string, WatchKind | "url">> = {
  email: "email",
  "email-src": "email",
  "email-dst": "email",
  "target-email": "email",
  "phone-number": "phone",
  "github-username": "profile",
  "ip-src": "ip",
  "ip-dst": "ip",
  "ip-src|port": "ip",
  "ip-dst|port": "ip",
  domain: "domain",
  hostname: "domain",
  "domain|ip": "domain",
  url: "url",
  link: "url",
};

/** Reads an event, a feed's event file, or what MISP's API answers. */
export async function readMisp(file: ListFile): Promise<ReadWatchlist> {
  const parsed = document.safeParse(await readJsonDocument(file));
  if (!parsed.success) throw new DomainError("input", `${file.path}: is no MISP event or list of events.`);
  const entries: WatchEntry[] = [];
  const counts = { context: 0, other: 0 };
  for (const one of parsed.data) {
    for (const raw of [...one.Attribute, ...one.Object.flatMap((part) => part.Attribute)]) {
      const read = attribute.safeParse(raw);
      if (!read.success || isTrue(read.data.deleted)) counts.other += 1;
      // "to_ids: false" says that the value is context, such as the address of a victim: matching it would be wrong.
      else if (!isTrue(read.data.to_ids)) counts.context += 1;
      else {
        const meaning = meaningOf(read.data);
        if (meaning === undefined) counts.other += 1;
        else
          entries.push({
            ...meaning,
            hash: null,
            ...spanOf(read.data, one.date ?? file.date),
            confidence: confidenceOf([...(read.data.Tag ?? []), ...(one.Tag ?? [])]),
          });
      }
    }
  }
  const problems = [
    ...(counts.context > 0 ? [`${counts.context} that are context only (to_ids is false)`] : []),
    ...(counts.other > 0 ? [`${counts.other} deleted or of kinds that nobody declares`] : []),
  ];
  return { entries, skipped: counts.context + counts.other, problems };
}

function isTrue(value: boolean | string | undefined): boolean {
  return value === true || value === "1" || value === "true";
}

function meaningOf({ type, value }: Attribute): { kind: WatchKind; value: string } | undefined {
  const kind = KINDS[type];
  const first = type.includes("|") ? (value.split("|")[0] ?? "") : value;
  if (kind === undefined) return undefined;
  if (kind === "url") return urlForm(first);
  const normal = normalForm(kind, first, type === "github-username" ? "github" : undefined);
  return normal === undefined ? undefined : { kind, value: normal };
}

/** Listed when it was last seen or last written; how long it holds, MISP does not say. */
function spanOf(one: Attribute, eventDay: string): Pick<WatchEntry, "listedAt" | "validUntil"> {
  const seen = /^\d{4}-\d{2}-\d{2}/.exec(one.last_seen ?? one.first_seen ?? "")?.[0];
  const seconds = Number(one.timestamp ?? Number.NaN);
  const written = seconds > 0 && seconds < 1e11 ? new Date(seconds * 1000).toISOString().slice(0, 10) : undefined;
  return { listedAt: seen ?? written ?? eventDay, validUntil: undefined };
}

/** MISP's own taxonomy of confidence: https://www.misp-project.org/taxonomies.html#_misp */
const CONFIDENCE: Readonly<Record<string, Confidence>> = {
  "completely-confident": "high",
  "usually-confident": "high",
  "fairly-confident": "medium",
  "rarely-confident": "low",
  unconfident: "low",
};

function confidenceOf(tags: readonly { readonly name: string }[]): Confidence {
  const levels = tags.map(({ name }) => /^misp:confidence-level="?([a-z-]+)"?$/.exec(name)?.[1]);
  const level = levels.find((one) => one !== undefined && one in CONFIDENCE);
  return level === undefined ? "medium" : (CONFIDENCE[level] ?? "medium");
}
