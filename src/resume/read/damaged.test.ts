import { strToU8, zipSync } from "fflate";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocument } from "./read-document.ts";
import { drawPdf, scriptPdf } from "./test-pdf.ts";

const WORDS = "Mira Example, engineer at Contoso since 2019";
const SEED = 20_260_401;

const whole: readonly { readonly name: string; readonly bytes: () => Promise<Uint8Array>; readonly runs: number }[] = [
  { name: "PDF", bytes: () => drawPdf((doc) => doc.text(WORDS)), runs: 120 },
  {
    name: "PDF with a font of many scripts",
    bytes: async () => await Promise.resolve(scriptPdf([{ text: "שלום 软件", x: 50, y: 700 }])),
    runs: 120,
  },
  {
    name: "DOCX",
    bytes: async () =>
      await Promise.resolve(
        zipSync(
          {
            "[Content_Types].xml": strToU8("<Types/>"),
            "word/document.xml": strToU8(
              `<w:document><w:body><w:p><w:r><w:t>${WORDS}</w:t></w:r></w:p></w:body></w:document>`,
            ),
          },
          { level: 0 },
        ),
      ),
    runs: 200,
  },
  {
    name: "RTF",
    bytes: async () =>
      await Promise.resolve(Buffer.from(`{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}{\\b ${WORDS}}\\par\\u1055?}`)),
    runs: 300,
  },
  {
    name: "HTML",
    bytes: async () =>
      await Promise.resolve(Buffer.from(`<html><body><h1>Mira</h1><p style="color:red">${WORDS}</p></body></html>`)),
    runs: 300,
  },
  {
    name: "JSON Resume",
    bytes: async () =>
      await Promise.resolve(Buffer.from(JSON.stringify({ basics: { name: "Mira" }, work: [{ name: WORDS }] }))),
    runs: 300,
  },
];

describe("a damaged document is read as far as it goes, or says that it cannot be", () => {
  test.each(whole)("$name", async ({ bytes, runs }) => {
    const good = await bytes();
    const damage = fc.record({
      cut: fc.integer({ min: 1, max: good.length }),
      changes: fc.array(
        fc.record({ at: fc.integer({ min: 0, max: good.length - 1 }), byte: fc.integer({ min: 0, max: 255 }) }),
        { maxLength: 6 },
      ),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ cut, changes }) => {
        const bad = Uint8Array.from(good.subarray(0, cut));
        for (const { at, byte } of changes) if (at < bad.length) bad[at] = byte;
        const { lines, text, problem, facts } = await readDocument(bad);
        expect(facts.sha256).toMatch(/^[0-9a-f]{64}$/);
        expect(lines.map(({ start, end }) => text.slice(start, end))).toEqual(lines.map((line) => line.text));
        expect(problem ?? "none").toMatch(/\w{3}/);
      }),
      { seed: SEED, numRuns: runs },
    );
  });
});
