import { DomainError } from "../../errors.ts";
import { headText, type ListFile, openList } from "../list-file.ts";
import type { SanctionsList } from "./entry.ts";
import { readEuCsv, readEuXml } from "./read-eu.ts";
import { ofacFile, readOfacCsv, readOfacXml } from "./read-ofac.ts";
import { readUk } from "./read-uk.ts";

type SanctionsFormat = "ofac-csv" | "ofac-xml" | "uk" | "eu-csv" | "eu-xml";

/** Which published format a text begins in, by what stands in it. */
export function sanctionsFormat(head: string): SanctionsFormat | undefined {
  const text = head.trimStart().slice(0, 4096);
  if (/^"?(Last Updated|Report Date)/i.test(text) && /Name 6/.test(text)) return "uk";
  if (/^"?fileGenerationDate"?;/.test(text)) return "eu-csv";
  if (/<sdnList\b/.test(text)) return "ofac-xml";
  if (/<export\b[^>]*generationDate=/.test(text)) return "eu-xml";
  return ofacFile(text) === undefined ? undefined : "ofac-csv";
}

/** Reads sanctions lists; OFAC's three files are one list. */
export async function readSanctions(paths: readonly string[]): Promise<readonly SanctionsList[]> {
  const lists: SanctionsList[] = [];
  const ofac: ListFile[] = [];
  for (const path of paths) {
    const file = await openList(path);
    const format = sanctionsFormat(headText(file));
    if (format === undefined) {
      throw new DomainError(
        "input",
        `${path}: is no sanctions list that is known here: OFAC's sdn.csv, alt.csv, add.csv or SDN.XML, the UK list's CSV, the EU list's CSV or XML.`,
      );
    }
    if (format === "ofac-csv") ofac.push(file);
    else lists.push(await READERS[format](file));
  }
  return ofac.length === 0 ? lists : [await readOfacCsv(ofac), ...lists];
}

const READERS: Readonly<Record<Exclude<SanctionsFormat, "ofac-csv">, (file: ListFile) => Promise<SanctionsList>>> = {
  "ofac-xml": readOfacXml,
  uk: readUk,
  "eu-csv": readEuCsv,
  "eu-xml": readEuXml,
};
