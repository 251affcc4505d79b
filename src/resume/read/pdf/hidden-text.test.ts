import { describe, expect, test } from "vitest";
import { readDocument } from "../read-document.ts";
import { pagePdf, scriptPdf } from "../test-pdf.ts";

const SEEN = "BT /F1 12 Tf 50 700 Td (seen by all) Tj ET ";
const put = (text: string, before = "", y = 500): string => `q ${before} BT /F1 12 Tf 50 ${y} Td (${text}) Tj ET Q `;

const LAYER = {
  catalogue: "/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>",
  resources: "/Properties << /L 6 0 R >>",
  more: ["<< /Type /OCG /Name (layer) >>"],
};

describe("text that a reader of the page does not see", () => {
  test.each([
    { name: "white on white", content: SEEN + put("unseen words", "1 1 1 rg") },
    { name: "nearly white on white", content: SEEN + put("unseen words", "0.97 0.97 0.97 rg") },
    {
      name: "dark on the same dark",
      content: `0.1 0.2 0.3 rg 0 450 300 100 re f 0 g ${SEEN}${put("unseen words", "0.1 0.2 0.3 rg")}`,
    },
    { name: "transparent", content: SEEN + put("unseen words", "/G gs"), resources: "/ExtGState << /G << /ca 0 >> >>" },
    { name: "neither filled nor stroked", content: SEEN + put("unseen words", "3 Tr") },
    { name: "one point high", content: `${SEEN} BT /F1 1 Tf 50 500 Td (unseen words) Tj ET` },
    { name: "off the page", content: SEEN + put("unseen words", "", 2000) },
    { name: "outside of what is let through", content: `${SEEN} q 0 0 10 10 re W n ${put("unseen words")} Q` },
    { name: "under a white area", content: `${SEEN}${put("unseen words")} 1 1 1 rg 40 480 300 60 re f` },
    { name: "in a layer that is off", content: `${SEEN} /OC /L BDC ${put("unseen words")} EMC`, ...LAYER },
  ])("$name", async ({ content, ...options }) => {
    const { text, facts } = await readDocument(pagePdf(content, options));
    expect(text).toBe("seen by all");
    expect(facts.hiddenText).toEqual([{ page: 1, text: "unseen words" }]);
  });

  test.each([
    { name: "white on a dark sidebar", content: `0.1 0.2 0.3 rg 0 0 200 842 re f ${put("side words", "1 1 1 rg")}` },
    { name: "light grey", content: put("side words", "0.8 0.8 0.8 rg") },
    {
      name: "white on a pattern whose colour is not known",
      content: `q 0 0 300 842 re W n /S sh Q ${put("side words", "1 1 1 rg")}`,
      resources:
        "/Shading << /S << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 300 0] /Function << /FunctionType 2 /Domain [0 1] /C0 [0 0 0] /C1 [0 0 1] /N 1 >> >> >>",
    },
    {
      name: "with a white outline under it",
      content: `${put("side words", "1 1 1 rg")} ${put("side words", "1 0 0 1 0.5 0.5 cm")}`,
    },
    { name: "outlines only", content: put("side words", "1 Tr") },
    { name: "with a line drawn over it", content: `${put("side words")} 0 g 40 503 300 0.5 re f` },
    {
      name: "on a white card over a dark ground",
      content: `0 g 0 0 595 842 re f 1 g 40 480 300 60 re f 0 g ${put("side words")}`,
    },
  ])("is not: $name", async ({ content, ...options }) => {
    const { text, facts } = await readDocument(pagePdf(content, options));
    expect(text).toBe("side words");
    expect(facts.hiddenText).toEqual([]);
  });

  test("one letter out of place is a slip of the pen", async () => {
    const { facts } = await readDocument(pagePdf(SEEN + put("x", "1 1 1 rg")));
    expect(facts.hiddenText).toEqual([]);
  });
});

describe("scans", () => {
  const picture = {
    resources: "/XObject << /I 6 0 R >>",
    more: [
      {
        dictionary:
          "<< /Type /XObject /Subtype /Image /Width 80 /Height 100 /ColorSpace /DeviceGray /BitsPerComponent 8 >>",
        stream: Buffer.from(Uint8Array.from({ length: 8000 }, (_, index) => (index * 37) % 251)),
      },
    ],
  };
  const scan = "q 595 0 0 842 0 0 cm /I Do Q ";

  test("a page that is a picture without text is said to be one", async () => {
    const { text, facts, notes } = await readDocument(pagePdf(scan, picture));
    expect({ text, pages: facts.scannedPages, notes }).toEqual({
      text: "",
      pages: [1],
      notes: ["a picture without text, not read: page 1"],
    });
    expect(facts.images).toHaveLength(1);
  });

  test("what a scanner's program recognised is read, and said to be unsure", async () => {
    const document = await readDocument(
      pagePdf(`${scan}BT 3 Tr /F1 12 Tf 50 700 Td (Mira Example, engineer in Berlin since 2019) Tj ET`, picture),
    );
    expect(document.text).toBe("Mira Example, engineer in Berlin since 2019");
    expect(document.recognisedPages).toEqual([1]);
    expect(document.facts.hiddenText).toEqual([]);
  });

  test("a photograph beside text is no scan", async () => {
    const { facts, recognisedPages } = await readDocument(
      pagePdf(`q 90 0 0 110 400 700 cm /I Do Q ${put("Mira Example, engineer")}`, picture),
    );
    expect({ scanned: facts.scannedPages, recognisedPages }).toEqual({ scanned: [], recognisedPages: [] });
  });

  test("letters without a meaning are said, and are unsure; bullets of symbol fonts are none", async () => {
    const garbled = await readDocument(scriptPdf([{ text: "\uE001\uE002\uE003\uE004 ab", x: 50, y: 700 }]));
    expect(garbled.recognisedPages).toEqual([1]);
    expect(garbled.notes).toEqual([
      "letters whose meaning the file does not tell, so that readings are unsure: page 1",
    ]);
    const bullets = await readDocument(scriptPdf([{ text: "\uF0B7 Wrote tests for others", x: 50, y: 700 }]));
    expect(bullets.recognisedPages).toEqual([]);
  });

  test("an empty page is no scan", async () => {
    const { facts, text, problem } = await readDocument(pagePdf(" "));
    expect({ text, problem, scanned: facts.scannedPages }).toEqual({ text: "", problem: null, scanned: [] });
  });
});
