import type { PersonResult, ScanResult } from "../flows/scan-result.ts";
import type { Family, Finding } from "../signals/signal.ts";
import { type Markup, markup } from "./markup.ts";
import { tickTimes } from "./ticks.ts";
import { count, familyTitle, showDay, showSpan } from "./words.ts";

/** Marks closer together than this part of the width would hide each other: they become one larger mark. */
const SLOTS = 96;
/** Radius in pixels of a mark: one record, and the most that it grows to. */
const RADIUS_PX = 3.5;
const RADIUS_MAX_PX = 8;

interface Lane {
  readonly family: Family;
  /** Milliseconds since 1970, in order. */
  readonly times: readonly number[];
  /** Records without a time, or not at hand. */
  readonly timeless: number;
}

/**
 * When the records behind the findings were written: one line a family over the scan's period. The sentence over each
 * line says the same in words. Positions are shares of the width, so that it fits a phone.
 */
export function timelineMarkup(
  person: PersonResult,
  findings: readonly Finding[],
  period: ScanResult["period"],
): Markup {
  const lanes = toLanes(person, findings);
  const all = lanes.flatMap(({ times }) => times);
  if (all.length === 0) return markup`<p class="quiet">No record behind these findings has a time.</p>`;
  const range = rangeOf(period, all);
  const share = (time: number): string =>
    `${(1 + ((time - range.from) / Math.max(1, range.to - range.from)) * 98).toFixed(2)}%`;
  const ticks = tickTimes(range.from, range.to);
  const grid = ticks.map(
    ({ time }) => markup`<line class="grid" x1="${share(time)}" x2="${share(time)}" y1="0" y2="100%"/>`,
  );
  return markup`<figure class="timeline"><figcaption>When it was observed</figcaption>
<ol>${lanes.map(
    (
      lane,
    ) => markup`<li><p><strong>${familyTitle(lane.family)}</strong> <span class="quiet">${laneWords(lane, range)}</span></p>
<svg class="lane" aria-hidden="true" focusable="false">${grid}<line class="axis" x1="0" x2="100%" y1="50%" y2="50%"/>${marksOf(
      lane,
      range,
    ).map(
      ({ time, records }) =>
        markup`<circle cx="${share(time)}" cy="50%" r="${radiusOf(records)}"><title>${showDay(new Date(time).toISOString())}: ${count(records, "record")}</title></circle>`,
    )}</svg></li>
`,
  )}</ol>
<svg class="ticks" aria-hidden="true" focusable="false">${ticks.map(
    ({ time, label }) => markup`<text x="${share(time)}" y="12" text-anchor="${anchorOf(time, range)}">${label}</text>`,
  )}</svg></figure>`;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The scan's period; without one, from the first to the last record. */
function rangeOf(period: ScanResult["period"], times: readonly number[]): Range {
  const from = Date.parse(period?.from ?? "");
  const to = Date.parse(period?.to ?? "");
  if (!Number.isNaN(from) && !Number.isNaN(to) && from <= to) return { from, to };
  return { from: times.reduce((a, b) => Math.min(a, b)), to: times.reduce((a, b) => Math.max(a, b)) };
}

function toLanes(person: PersonResult, findings: readonly Finding[]): readonly Lane[] {
  const records = new Map(person.evidence.map((record) => [record.id, record]));
  return person.assessment.reasons
    .map(({ family }) => {
      const own = findings.filter((finding) => finding.family === family);
      const ids = [...new Set(own.flatMap(({ evidence }) => evidence))];
      const known = ids.map((id) => Date.parse(records.get(id)?.at ?? "")).filter((time) => !Number.isNaN(time));
      // A finding whose records are not at hand still has the moment when it was last observed.
      const times =
        known.length > 0 ? known : own.map(({ at }) => Date.parse(at)).filter((time) => !Number.isNaN(time));
      return { family, times: times.toSorted((a, b) => a - b), timeless: ids.length - known.length };
    })
    .filter(({ times, timeless }) => times.length + timeless > 0);
}

function laneWords({ times, timeless }: Lane, range: Range): string {
  const [first, last] = [times[0], times.at(-1)];
  const outside = times.filter((time) => time < range.from || time > range.to).length;
  return [
    first === undefined || last === undefined
      ? "no record with a time"
      : `${count(times.length, "record")}, ${showSpan(new Date(first).toISOString(), new Date(last).toISOString())}`,
    outside > 0 ? `${outside.toLocaleString("en")} outside of the scan's period, drawn at its edge` : "",
    timeless > 0 && first !== undefined ? `${timeless.toLocaleString("en")} more of unknown time` : "",
  ]
    .filter((part) => part !== "")
    .join("; ");
}

function marksOf({ times }: Lane, range: Range): readonly { readonly time: number; readonly records: number }[] {
  const width = Math.max(1, range.to - range.from);
  const slots = Map.groupBy(times, (time) =>
    Math.round((Math.min(Math.max(time, range.from), range.to) - range.from) / (width / SLOTS)),
  );
  return [...slots].map(([slot, within]) => ({ time: range.from + slot * (width / SLOTS), records: within.length }));
}

function radiusOf(records: number): string {
  return Math.min(RADIUS_MAX_PX, RADIUS_PX + Math.log2(records)).toFixed(1);
}

function anchorOf(time: number, { from, to }: Range): string {
  const share = (time - from) / Math.max(1, to - from);
  return share < 0.1 ? "start" : share > 0.9 ? "end" : "middle";
}
