import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ingest, type IngestResult } from "../../src/flows/ingest.ts";
import { DEFAULT_LIMITS, Engine } from "../../src/lake/engine.ts";
import { lakeFolders, readManifests } from "../../src/lake/manifest.ts";
import { drawPdf, pagePdf } from "../../src/resume/read/test-pdf.ts";

const folder = mkdtempSync(join(tmpdir(), "hirewall-documents-"));
const inputs = join(folder, "in");
const data = join(folder, "data");
const NOW = "2026-04-01T12:00:00.000Z";
let first: IngestResult;

const RESUME = "Mira Example\nmira@mira.example\n\nExperience\nEngineer, Contoso\t2019 - 2021\n";

beforeAll(async () => {
  mkdirSync(join(inputs, "resumes"), { recursive: true });
  const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(inputs, name), content);
  const pdf = await drawPdf((doc) => doc.fontSize(20).text("Tarek Example").fontSize(10).text("tarek@tarek.example"), {
    info: { Author: "Tarek" },
  });
  write(
    "applications.csv",
    "application_id,full_name,resume\na1,Mira Example,cv/Mira.txt\na2,Tarek Example,tarek.pdf\n",
  );
  write("resumes/mira.TXT", RESUME);
  write("resumes/tarek.pdf", pdf);
  write("resumes/copy-of-tarek.pdf", pdf);
  // The name says nothing: contents do.
  write("resumes/unnamed.dat", "{\\rtf1 Noor Example}");
  write("resumes/broken.pdf", pagePdf("BT ET").subarray(0, 200));
  write(
    "resumes/macros.docm",
    zipSync({
      "[Content_Types].xml": strToU8("<Types/>"),
      "word/document.xml": strToU8(
        "<w:document><w:body><w:p><w:r><w:t>Jo Example</w:t></w:r></w:p></w:body></w:document>",
      ),
      "word/vbaProject.bin": strToU8("x"),
    }),
  );
  write("notes.txt", "Things to do next week.\nNothing of an applicant.\n");
  write("sheet.xlsx", zipSync({ "xl/workbook.xml": strToU8("<a/>") }));
  write(
    "report.html",
    '<!doctype html><html><head><meta name="generator" content="Hirewall"></head><body>Report</body></html>',
  );
  first = await ingest([inputs], { data, now: NOW });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Claim {
  readonly person: string;
  readonly kind: string;
  readonly value: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly input: string;
}

async function readClaims(lake: string): Promise<readonly Claim[]> {
  const engine = await Engine.open(":memory:", join(folder, "spill"), DEFAULT_LIMITS);
  try {
    const rows = await engine.rows<Omit<Claim, "attributes"> & { attributes: string }>(
      `select distinct on (uid) person, kind, value, attributes, input from read_parquet('${join(lakeFolders(lake).root, "claims")}/**/*.parquet', union_by_name = true)`,
    );
    return rows.map((row) => ({ ...row, attributes: JSON.parse(row.attributes) as Claim["attributes"] }));
  } finally {
    engine.close();
  }
}

const nameOf = ({ attributes }: Claim): string => String(attributes["file"]);

describe("documents among the inputs", () => {
  test("are found by what they hold; plain text, when an application names it", async () => {
    const documents = (await readClaims(data)).filter(({ kind }) => kind === "document");
    expect(documents.map((claim) => `${nameOf(claim)}: ${String(claim.attributes["kind"])}`).toSorted()).toEqual([
      "resumes/broken.pdf: pdf",
      "resumes/copy-of-tarek.pdf: pdf",
      "resumes/macros.docm: docx",
      "resumes/mira.TXT: text",
      "resumes/tarek.pdf: pdf",
      "resumes/unnamed.dat: rtf",
    ]);
  });

  test("are claims of a person of their own, with the file that they came from", async () => {
    const claims = await readClaims(data);
    const document = claims.find((claim) => claim.kind === "document" && nameOf(claim) === "resumes/tarek.pdf");
    expect(document).toMatchObject({
      person: `document:${document?.value.slice(0, 16)}`,
      input: join(inputs, "resumes/tarek.pdf"),
      attributes: { author: "Tarek", pages: 1, fonts: ["Helvetica"], active: [], problem: null, is_profile: false },
    });
    const text = claims.find(({ kind, person }) => kind === "document_text" && person === document?.person);
    expect(text).toMatchObject({
      value: "Tarek Example\ntarek@tarek.example",
      attributes: { document: document?.value },
    });
    const contact = claims.find(({ kind, person }) => kind === "resume_contact" && person === document?.person);
    expect(contact).toMatchObject({
      value: "tarek@tarek.example",
      attributes: { document: document?.value, kind: "email", page: 1 },
    });
  });

  test("that cannot be read say why; what can be said of them stays", async () => {
    const claims = (await readClaims(data)).filter(({ kind }) => kind === "document");
    const of = (name: string): Claim["attributes"] =>
      claims.find((claim) => nameOf(claim) === `resumes/${name}`)?.attributes ?? {};
    expect(of("broken.pdf")).toMatchObject({ problem: "the PDF is damaged or cut off", pages: 0 });
    expect(of("macros.docm")).toMatchObject({ problem: null, active: ["macros"] });
    const noted = first.files.find(({ input }) => input.endsWith("broken.pdf"));
    expect(noted?.manifest.notes).toEqual(["not read: the PDF is damaged or cut off"]);
  });

  test("other files are read, or not, as before", () => {
    const other = first.files.filter(({ manifest }) => manifest.products[0]?.vendor !== "document");
    expect(other.map(({ input, manifest }) => [input.slice(inputs.length + 1), manifest.notes])).toEqual([
      ["applications.csv", []],
      ["report.html", [expect.stringMatching(/^not read: /)]],
      ["sheet.xlsx", [expect.stringMatching(/^not read: /)]],
      ["notes.txt", [expect.stringMatching(/^not read: /)]],
    ]);
  });

  test("handed over as résumés, plain text counts without being named", async () => {
    const lake = join(folder, "handed");
    await ingest([join(inputs, "notes.txt"), join(inputs, "resumes")], { data: lake, now: NOW, asResumes: true });
    const documents = (await readClaims(lake)).filter(({ kind }) => kind === "document");
    expect(documents.map(nameOf)).toContain("in/notes.txt");
    expect(documents.map(nameOf)).toContain("resumes/mira.TXT");
  });
});

describe("reading again", () => {
  test("reads nothing twice", async () => {
    const again = await ingest([inputs], { data, now: "2026-04-02T12:00:00.000Z" });
    expect(again.files.every(({ known }) => known)).toBe(true);
    expect(readManifests(data)).toHaveLength(first.files.length);
  });

  test("a batch whose manifests were not written is read again, and nothing is doubled", async () => {
    const before = await readClaims(data);
    const manifests = lakeFolders(data).manifest;
    const batch = readManifests(data).find(({ products }) => products[0]?.vendor === "document")?.batch;
    rmSync(join(manifests, `${batch}.json`));
    const again = await ingest([inputs], { data, now: NOW });
    expect(again.files.filter(({ known }) => !known)).toHaveLength(6);
    expect(readdirSync(manifests).length).toBeGreaterThan(0);
    const after = await readClaims(data);
    expect(after.map(({ value }) => value).toSorted()).toEqual(before.map(({ value }) => value).toSorted());
  });
});
