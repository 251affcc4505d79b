import { findColumns, headerOf, isoDay, type ListFile, readListRows } from "../list-file.ts";
import {
  type Confidence,
  normalForm,
  type ReadWatchlist,
  WATCH_KINDS,
  type WatchEntry,
  type WatchKind,
} from "./entry.ts";

const HASH = /^hmac-sha256:([0-9a-f]{64})$/i;
const CONFIDENCES: ReadonlySet<string> = new Set(["high", "medium", "low"]);

/** A list as a company keeps one: kind, value, listed_at, valid_until, confidence, note. */
export async function readCsvWatchlist(file: ListFile): Promise<ReadWatchlist> {
  findColumns(file, headerOf(file, ","), ["kind", "value"], "a watchlist");
  const { rows, skipped, problems } = await readListRows<WatchEntry>(file, ",", (cells) => {
    const kind = (cells["kind"] ?? "").toLowerCase() as WatchKind;
    if (!WATCH_KINDS.includes(kind)) return `'kind' is none of ${WATCH_KINDS.join(", ")}`;
    const stated = cells["value"] ?? "";
    const hash = HASH.exec(stated)?.[1]?.toLowerCase() ?? null;
    const value = hash === null ? normalForm(kind, stated, "github") : undefined;
    if (hash === null && value === undefined) return `'value' is no ${kind}`;
    const listed = cells["listed_at"] || file.date;
    const until = cells["valid_until"] ?? "";
    if (isoDay(listed) === undefined) return "'listed_at' is no day like 2026-03-31";
    if (until !== "" && isoDay(until) === undefined) return "'valid_until' is no day like 2026-03-31";
    const confidence = (cells["confidence"] || "medium").toLowerCase();
    if (!CONFIDENCES.has(confidence)) return "'confidence' is none of high, medium, low";
    return {
      kind,
      value: value ?? null,
      hash,
      listedAt: isoDay(listed) ?? file.date,
      validUntil: isoDay(until),
      confidence: confidence as Confidence,
    };
  });
  return { entries: rows, skipped, problems };
}
