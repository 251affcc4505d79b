import { withoutScore } from "../assess/assess.ts";
import { DomainError } from "../errors.ts";
import { scan, type ScanOptions } from "./scan.ts";
import type { FileNote, ScanResult } from "./scan-result.ts";

export type ScreenOptions = Omit<ScanOptions, "applicantsOnly">;

/**
 * What is contradicted in each application, whom else it touches, and what to ask: the chain of a scan with what can be asked
 * of applicants. Nobody is given a number, and nothing is rejected.
 * @throws DomainError when no application and no document could be read, with what was said of each file
 */
export async function screen(options: ScreenOptions): Promise<ScanResult> {
  const result = await scan({ ...options, applicantsOnly: true });
  // Workers whom nothing touches were read to be compared with; they are not who this is about.
  const people = result.people.filter(({ applicant, findings }) => applicant !== undefined || findings.length > 0);
  if (people.every(({ applicant }) => applicant === undefined)) throw new DomainError("input", nothingRead(result));
  // No number here for anybody: beside applicants even a worker's would be read as a rank.
  return { ...result, people: people.map((one) => ({ ...one, assessment: withoutScore(one.assessment) })) };
}

function nothingRead({ notes }: ScanResult): string {
  // What a file is not read for stands in its notes; single rows that could not be read are in quarantine.
  const said = notes.files.flatMap((file) => {
    const remarks = remarksOf(file);
    const rows = notes.quarantined.filter((row) => row.file === file.file && file.notes.length === 0);
    return [...remarks, ...rows.map(({ line, reason }) => `${file.file}:${line}: ${reason}`)];
  });
  const shown = said.slice(0, REMARKS_MAX).map((remark) => `\n  ${remark}`);
  const left = said.length - shown.length;
  const files =
    notes.files.length === 0
      ? "There are no files there."
      : `${shown.join("")}${left > 0 ? `\n  …and ${left} more` : ""}`;
  return `No application and no résumé could be read. Give an applications file (its column 'application_id' is needed; docs/company-files.md), an export of your applicant tracking system, or a folder with résumés. ${files}`;
}

/** A page of a terminal. */
const REMARKS_MAX = 12;

function remarksOf({ file, products, notes }: FileNote): readonly string[] {
  const read = products.map(({ title, records }) => `${title}: ${records} records, none of them an application`);
  return [...read, ...notes].map((remark) => `${file}: ${remark}`);
}
