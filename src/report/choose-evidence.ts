import type { Evidence, PersonResult } from "../flows/scan-result.ts";
import type { Finding } from "../signals/signal.ts";
import { layOutJson } from "./lay-out-json.ts";
import { RECORD_CHARACTERS_MAX, RECORDS_PER_FINDING_MAX } from "./limits.ts";
import { type Markup, markup } from "./markup.ts";
import { visibleText } from "./visible-text.ts";

export interface ShownRecord {
  readonly record: Evidence;
  /** Escaped, with nothing hidden in it. */
  readonly text: Markup;
  /** Characters of the record that are shown; less than it has when it was cut. */
  readonly shown: number;
}

/** What of a finding's evidence a report shows, and what not. */
export interface ChosenEvidence {
  readonly shown: readonly ShownRecord[];
  /** Shown under an earlier finding of the same person. */
  readonly elsewhere: number;
  /** Not shown, to keep the report small. */
  readonly left: number;
  /** The finding names it, but the record is not at hand. */
  readonly missing: number;
}

/**
 * Chooses which records a person's section shows. Every finding gets its first record before any gets a second, so that
 * no finding stands without evidence because another one has much; a record that several findings share is shown once.
 */
export function chooseEvidence(
  person: PersonResult,
  findings: readonly Finding[],
  bytesMax: number,
): ReadonlyMap<Finding, ChosenEvidence> {
  const records = new Map(person.evidence.map((record) => [record.id, record]));
  const wanted = findings.map((finding) => {
    const known = finding.evidence.flatMap((id) => records.get(id) ?? []);
    return { finding, known, candidates: spread(known.toSorted(byTime), RECORDS_PER_FINDING_MAX) };
  });
  const shown = new Map<string, { readonly finding: Finding; readonly record: ShownRecord }>();
  let bytes = 0;
  for (let rank = 0; rank < RECORDS_PER_FINDING_MAX; rank += 1) {
    for (const { finding, candidates } of wanted) {
      const record = candidates[rank];
      if (record === undefined || shown.has(record.id)) continue;
      const made = showRecord(record);
      const size = Buffer.byteLength(made.text.toString());
      if (bytes + size > bytesMax) continue;
      bytes += size;
      shown.set(record.id, { finding, record: made });
    }
  }
  return new Map(
    wanted.map(({ finding, known }) => {
      const seen = known.flatMap(({ id }) => shown.get(id) ?? []);
      const own = seen.filter((entry) => entry.finding === finding).map(({ record }) => record);
      return [
        finding,
        {
          shown: own.toSorted((left, right) => byTime(left.record, right.record)),
          elsewhere: seen.length - own.length,
          left: known.length - seen.length,
          missing: finding.evidence.length - known.length,
        },
      ];
    }),
  );
}

function showRecord(record: Evidence): ShownRecord {
  const { text, shown } = layOutJson(record.raw, RECORD_CHARACTERS_MAX);
  return { record, text: markup`${visibleText(text)}`, shown };
}

function byTime(left: Evidence, right: Evidence): number {
  return (left.at ?? "").localeCompare(right.at ?? "") || left.id.localeCompare(right.id);
}

/** No more than `max` items, evenly over the list, the first and the last among them. */
function spread<Item>(items: readonly Item[], max: number): readonly Item[] {
  if (items.length <= max) return items;
  return Array.from({ length: max }, (_, rank) => items[Math.round((rank * (items.length - 1)) / (max - 1))]).filter(
    (item) => item !== undefined,
  );
}
