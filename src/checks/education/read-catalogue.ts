import { companyKey } from "../../resolve/company-key.ts";
import { findColumns, headerOf, isoDay, type ListFile, readListRows } from "../list-file.ts";
import { type Degree, toDegree } from "./degree.ts";

/** A degree that an institution offers or offered. */
export interface OfferedDegree {
  readonly institutionKey: string;
  readonly degree: Degree;
  /** Years; undefined: not known, or still. */
  readonly from: number | undefined;
  readonly until: number | undefined;
  readonly source: string;
  /** ISO day. */
  readonly listDate: string;
}

export interface Catalogue {
  readonly path: string;
  readonly date: string;
  readonly degrees: readonly OfferedDegree[];
  readonly skipped: number;
  readonly problems: readonly string[];
}

/** Reads a catalogue: institution, country, degree, subject, offered_from, offered_until, source, list_date. */
export async function readCatalogue(file: ListFile): Promise<Catalogue> {
  findColumns(file, headerOf(file, ","), ["institution", "subject"], "a catalogue of degrees");
  const { rows, skipped, problems } = await readListRows<OfferedDegree>(file, ",", (cells) => {
    const institutionKey = companyKey(cells["institution"] ?? "");
    if (institutionKey === undefined) return "has no institution";
    const degree = toDegree(`${cells["degree"] ?? ""} ${cells["subject"] ?? ""}`);
    if (degree.subject.length === 0) return "has no subject";
    const from = yearOf(cells["offered_from"]);
    const until = yearOf(cells["offered_until"]);
    if (from === "wrong" || until === "wrong") return "'offered_from' and 'offered_until' are years or days";
    return {
      institutionKey,
      degree,
      from,
      until,
      source: cells["source"] || "catalogue",
      listDate: isoDay(cells["list_date"]) ?? file.date,
    };
  });
  return {
    path: file.path,
    date: rows.reduce((last, { listDate }) => (listDate > last ? listDate : last), rows[0]?.listDate ?? file.date),
    degrees: rows,
    skipped,
    problems,
  };
}

function yearOf(cell: string | undefined): number | undefined | "wrong" {
  if (cell === undefined || cell === "") return undefined;
  const year = /^(1[0-9]{3}|20[0-9]{2})(-|$)/.exec(cell)?.[1];
  return year === undefined ? "wrong" : Number(year);
}
