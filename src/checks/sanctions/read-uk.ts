import { DomainError } from "../../errors.ts";
import { type Cells, findColumns, headerOf, headText, isoDay, type ListFile, readListRows } from "../list-file.ts";
import { joinEntries, type SanctionEntry, type SanctionsList, secondsOfRemark, toSecond } from "./entry.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * Reads the UK Sanctions List (UK-Sanctions-List.csv) or the consolidated list that OFSI published until January 2026
 * (ConList.csv). Both have their date in a line above the header, and a row for each name and address of an entry.
 */
export async function readUk(file: ListFile): Promise<SanctionsList> {
  const date = dateOf(headText(file).split(/\r?\n/, 1)[0] ?? "");
  if (date === undefined) {
    throw new DomainError("input", `${file.path}: a UK list begins with "Last Updated,…" or "Report Date: …".`);
  }
  const header = headerOf(file, ",", 1);
  const isCurrent = header.some((name) => name.trim() === "Unique ID");
  const id = isCurrent ? "Unique ID" : "Group ID";
  const type = isCurrent ? "Designation Type" : "Group Type";
  findColumns(file, header, ["Name 1", "Name 6", id, type], "a UK sanctions list");
  const { rows, skipped, problems } = await readListRows(
    file,
    ",",
    (cells) => toEntry(cells, id.toLowerCase(), type.toLowerCase()),
    { skipLines: 1 },
  );
  return { list: "uk", title: "the UK sanctions list", date, entries: joinEntries(rows), skipped, problems };
}

/** `Last Updated,05/06/2026` or `Report Date: 08-Oct-2026`. */
function dateOf(line: string): string | undefined {
  const updated = /^"?Last Updated:?"?\s*,\s*"?(\d{1,2}\/\d{1,2}\/\d{4})/i.exec(line)?.[1];
  if (updated !== undefined) return isoDay(updated);
  const [, day = "", month = "", year = ""] =
    /^"?Report Date:\s*(\d{1,2})-([A-Za-z]{3})[a-z]*-(\d{4})/i.exec(line) ?? [];
  const at = MONTHS.indexOf(month.toLowerCase());
  return at === -1 ? undefined : isoDay(`${day}/${at + 1}/${year}`);
}

function toEntry(cells: Cells, id: string, type: string): SanctionEntry | string {
  const entry = cells[id] ?? "";
  if (entry === "") return `has no '${id}'`;
  const name = [1, 2, 3, 4, 5, 6]
    .map((part) => cells[`name ${part}`] ?? "")
    .join(" ")
    .trim();
  const isWeak = /low/i.test(cells["alias quality"] ?? cells["alias strength"] ?? "");
  const street = [1, 2, 3, 4, 5, 6]
    .map((part) => cells[`address ${part}`] ?? cells[`address line ${part}`] ?? "")
    .join(" ")
    .trim();
  const seconds = [
    street === "" ? undefined : toSecond("address", street),
    ...(cells["phone number"] ?? "")
      .split(/[;,]/)
      .map((phone) => (phone === "" ? undefined : toSecond("phone", phone))),
    ...(cells["email address"] ?? "").split(/[;, ]/).map((email) => toSecond("email", email)),
    ...(cells["website"] ?? "").split(/[;, ]/).map((site) => toSecond("website", site)),
    ...secondsOfRemark(cells["other information"] ?? ""),
  ].filter((second) => second !== undefined);
  return {
    entry,
    isPerson: (cells[type] ?? "").toLowerCase() === "individual",
    names: name === "" || isWeak ? [] : [name],
    seconds,
  };
}
