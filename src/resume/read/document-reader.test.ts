import { deflateSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import sharp from "sharp";
import { afterAll, describe, expect, test } from "vitest";
import { DocumentReader } from "./document-reader.ts";
import { drawPdf, packed, pagePdf, type PdfObject, rawPdf } from "./test-pdf.ts";

const TEXT = "BT /F1 12 Tf 50 700 Td (Mira Example) Tj ET ";
const reader = new DocumentReader({ processes: 1, timeoutMs: 4_000, memoryMegabytes: 500 });
afterAll(() => reader.close());

const picture = (width: number, height: number, data: Buffer): PdfObject => ({
  dictionary: `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode >>`,
  stream: data,
});
const form = (content: string, next: number): PdfObject => ({
  dictionary: `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${next} 0 R >> >> >>`,
  stream: Buffer.from(content),
});
const onePage = (content: PdfObject): Buffer =>
  rawPdf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
    content,
  ]);
const docx = (parts: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  zipSync({ "[Content_Types].xml": strToU8("<Types/>"), ...parts }, { level: 9 });

describe("documents that cannot be read", () => {
  test.each([
    {
      name: "a stream that unpacks to 300 MB",
      bytes: onePage(packed(Buffer.alloc(300 * 1024 ** 2))),
      says: /unpacks to more than 64 MB/,
    },
    {
      name: "a stream that was packed twice",
      bytes: onePage({
        dictionary: "<< /Filter [/FlateDecode /FlateDecode] >>",
        stream: deflateSync(deflateSync(Buffer.alloc(200 * 1024 ** 2))),
      }),
      says: /unpacks to more than 64 MB/,
    },
    {
      name: "an object stream that unpacks to 100 MB",
      bytes: pagePdf(TEXT, { more: [packed(Buffer.alloc(100 * 1024 ** 2), "<< /Type /ObjStm /N 1 /First 4 >>")] }),
      says: /unpacks to more than 64 MB/,
    },
    {
      name: "forms that paint each other ten times, nine deep",
      bytes: pagePdf("/X Do", {
        resources: "/XObject << /X 6 0 R >>",
        more: Array.from({ length: 9 }, (_, index) => form("/X Do ".repeat(10), 7 + index)).concat(form("", 6)),
      }),
      says: /takes longer than 4 seconds|MB of memory/,
    },
    {
      name: "pictures of a gigabyte together",
      bytes: pagePdf(Array.from({ length: 12 }, (_, index) => `/I${index} Do `).join(""), {
        resources: `/XObject << ${Array.from({ length: 12 }, (_, index) => `/I${index} ${6 + index} 0 R`).join(" ")} >>`,
        more: Array.from({ length: 12 }, () =>
          picture(6000, 6000, deflateSync(Buffer.alloc(6000 * 6000 * 3, 7), { level: 1 })),
        ),
      }),
      says: /more than 500 MB of memory|takes longer than 4 seconds/,
    },
    {
      name: "arrays nested 200,000 deep",
      bytes: pagePdf(TEXT, { catalogue: `/X ${"[".repeat(200_000)}${"]".repeat(200_000)}` }),
      says: /damaged or cut off/,
    },
    {
      name: "a tree of pages that bites its tail",
      bytes: rawPdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 9 >>"]),
      says: /pages are damaged/,
    },
    { name: "a PDF that is cut off", bytes: pagePdf(TEXT).subarray(0, 300), says: /damaged or cut off/ },
    {
      name: "a zip bomb",
      bytes: docx({ "word/document.xml": new Uint8Array(100 * 1024 ** 2) }),
      says: /unpacks to more than 64 MB/,
    },
    {
      name: "XML nested 100,000 deep",
      bytes: docx({ "word/document.xml": strToU8("<w:p>".repeat(100_000)) }),
      says: /nested deeper than 200/,
    },
    {
      name: "XML that defines entities",
      bytes: docx({ "word/document.xml": strToU8('<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>') }),
      says: /declares a document type/,
    },
    {
      name: "a zip that is cut off",
      bytes: docx({ "word/document.xml": strToU8("<d/>") }).subarray(0, 60),
      says: /damaged or cut off zip/,
    },
    {
      name: "a zip of something else",
      bytes: zipSync({ "xl/workbook.xml": strToU8("<a/>") }),
      says: /neither a Word document nor/,
    },
    {
      name: "Word before 2007",
      bytes: Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(500)]),
      says: /Word before 2007/,
    },
    {
      name: "RTF nested a million deep",
      bytes: Buffer.from(`{\\rtf1 ${"{".repeat(1_000_000)}`),
      says: /nested deeper than 200/,
    },
    {
      name: "HTML nested a million deep",
      bytes: Buffer.from(`<html>${"<div>".repeat(1_000_000)}`),
      says: /nested deeper than 200/,
    },
    {
      name: "JSON nested a million deep",
      bytes: Buffer.from(`{"basics":{},"work":[${"[".repeat(1_000_000)}`),
      says: /nested deeper than 12/,
    },
    { name: "a program", bytes: Buffer.from("\u007fELF\u0000\u0001"), says: /none of the formats/ },
    {
      name: "33 MB",
      bytes: Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(33 * 1024 ** 2)]),
      says: /larger than 32 MB/,
    },
  ])("$name", async ({ bytes, says }) => {
    const { problem, text } = await reader.read(bytes);
    expect(problem).toMatch(says);
    expect(text).toBe("");
    // And the next document is read as if nothing had been.
    expect(await reader.read(pagePdf(TEXT))).toMatchObject({ text: "Mira Example", problem: null });
  });

  test("an encrypted PDF; one that anybody may open is read", async () => {
    const draw = (doc: PDFKit.PDFDocument): unknown => doc.text("Mira Example");
    const locked = await drawPdf(draw, { userPassword: "secret", ownerPassword: "other" });
    const open = await drawPdf(draw, { ownerPassword: "other" });
    expect((await reader.read(locked)).problem).toBe("the PDF is encrypted with a password");
    expect(await reader.read(open)).toMatchObject({ problem: null, text: "Mira Example" });
  });
});

describe("documents of which part is read", () => {
  test("a picture of 3,600 million points is left out, and said", async () => {
    const bytes = pagePdf(`/I Do ${TEXT}`, {
      resources: "/XObject << /I 6 0 R >>",
      more: [picture(60_000, 60_000, deflateSync(Buffer.alloc(1_000_000)))],
    });
    expect(await reader.read(bytes)).toMatchObject({
      text: "Mira Example",
      problem: null,
      notes: ["pictures too large to be decoded: 1"],
    });
  });

  test("of 5,000 pages, 60", async () => {
    const bytes = rawPdf([
      "<< /Type /Catalog /Pages 2 0 R >>",
      `<< /Type /Pages /Kids [${"3 0 R ".repeat(5_000)}] /Count 5000 >>`,
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ]);
    expect(await reader.read(bytes)).toMatchObject({
      pages: 5000,
      notes: ["only the first 60 of 5000 pages were read"],
    });
  });

  test("forms that paint themselves cost themselves", async () => {
    const bytes = pagePdf(`/X Do ${TEXT}`, { resources: "/XObject << /X 6 0 R >>", more: [form("/X Do", 6)] });
    expect(await reader.read(bytes)).toMatchObject({ text: "Mira Example", problem: null });
  });
});

describe("what is said of a document that cannot be read", () => {
  test("its macros, its hash and its size", async () => {
    const bytes = docx({ "word/document.xml": new Uint8Array(100 * 1024 ** 2), "word/vbaProject.bin": strToU8("x") });
    const { facts, kind } = await reader.read(bytes);
    expect({ kind, active: facts.active, bytes: facts.bytes }).toEqual({
      kind: "docx",
      active: ["macros"],
      bytes: bytes.length,
    });
    expect(facts.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test("its JavaScript, also when reading it kills the process", async () => {
    const loops = Array.from({ length: 9 }, (_, index) => form("/X Do ".repeat(10), 7 + index)).concat(form("", 6));
    const bytes = pagePdf("/X Do", {
      catalogue: "/OpenAction << /S /JavaScript /JS (1) >>",
      resources: "/XObject << /X 6 0 R >>",
      more: loops,
    });
    const { facts, problem } = await reader.read(bytes);
    expect(problem).toMatch(/takes longer than|MB of memory/);
    expect(facts.active).toEqual(["JavaScript"]);
    expect(facts.sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("letters in scans", () => {
  const folder = process.env["HIREWALL_TESSDATA"];
  async function scan(): Promise<Buffer> {
    const lines = ["Mira Example", "Senior Engineer at Contoso", "2019 - 2021"];
    const drawn = lines.map(
      (line, index) => `<text x="150" y="${250 + index * 90}" font-family="DejaVu Sans" font-size="48">${line}</text>`,
    );
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="1654" height="2339"><rect width="100%" height="100%" fill="white"/>${drawn.join("")}</svg>`;
    const png = await sharp(Buffer.from(drawing)).png().toBuffer();
    return await drawPdf((doc) => doc.image(png, 0, 0, { width: 595, height: 842 }), { margin: 0 });
  }

  test("are not read, and nothing is fetched, without language data", async () => {
    const without = new DocumentReader({ processes: 1, languageFolder: "/nowhere" });
    try {
      expect(await without.read(await scan())).toMatchObject({
        text: "",
        recognisedPages: [],
        problem: null,
        notes: ["a picture without text, not read: page 1"],
      });
    } finally {
      without.close();
    }
  });

  if (folder === undefined)
    process.stderr.write("HIREWALL_TESSDATA names no folder with language data: reading of scans is not tested.\n");
  test.skipIf(folder === undefined)("are read with it, and are unsure", async () => {
    const own = new DocumentReader({ processes: 1, ...(folder === undefined ? {} : { languageFolder: folder }) });
    try {
      const document = await own.read(await scan());
      expect(document).toMatchObject({
        text: "Mira Example\nSenior Engineer at Contoso\n2019 - 2021",
        recognisedPages: [1],
      });
    } finally {
      own.close();
    }
  });
});

test("many documents at once come back in their order, from few processes", async () => {
  const many = new DocumentReader({ processes: 2 });
  try {
    const documents = await Promise.all(
      Array.from(
        { length: 60 },
        async (_, index) => await many.read(pagePdf(`BT /F1 12 Tf 50 700 Td (number ${index}) Tj ET`)),
      ),
    );
    expect(documents.map(({ text }) => text)).toEqual(Array.from({ length: 60 }, (_, index) => `number ${index}`));
  } finally {
    many.close();
  }
});

test("a file that is not there is an error, not a document", async () => {
  await expect(reader.read("/nowhere/resume.pdf")).rejects.toThrow(/ENOENT/);
});
