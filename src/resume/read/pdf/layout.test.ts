import { describe, expect, test } from "vitest";
import { readDocument } from "../read-document.ts";
import { drawPdf, pagePdf, scriptPdf } from "../test-pdf.ts";

const PROSE = "Kept the payment services of four teams running and wrote the tests that nobody wanted to write. ";

async function linesOf(bytes: Uint8Array): Promise<string[]> {
  return (await readDocument(bytes)).lines.map(({ text }) => text);
}

describe("columns", () => {
  test("a sidebar is read to its end before the main text, over pages", async () => {
    const bytes = await drawPdf((doc) => {
      for (const page of [1, 2]) {
        if (page === 2) doc.addPage();
        doc.rect(0, 0, 180, 842).fill("#223344").fillColor("white").fontSize(10);
        for (let row = 0; row < 6; row += 1) doc.text(`side ${page}.${row}`, 20, 100 + row * 15);
        doc.fillColor("black").text(PROSE.repeat(4), 200, 100, { width: 340 });
        doc.text(`end of ${page}`, 200, 300);
      }
    });
    const lines = await linesOf(bytes);
    const at = (text: string): number => lines.findIndex((line) => line.startsWith(text));
    expect([at("side 1.0"), at("side 2.0"), at("side 2.5")]).toEqual([0, 6, 11]);
    expect(at("end of 1")).toBeGreaterThan(at("side 2.5"));
    expect(at("end of 2")).toBe(lines.length - 1);
  });

  test("a heading over both columns comes first, and what stands below them last", async () => {
    const bytes = await drawPdf((doc) => {
      doc
        .fontSize(10)
        .text(
          `Mira Example, engineer of payment services and of the tests for them, in Berlin and elsewhere, remote`,
          50,
          50,
        );
      for (let row = 0; row < 5; row += 1)
        doc.text(`left ${row}`, 50, 90 + row * 14).text(`right ${row}`, 320, 97 + row * 14);
      doc.text(PROSE.repeat(2), 50, 220, { width: 480 });
    });
    const lines = await linesOf(bytes);
    expect(lines[0]).toContain("Mira Example");
    expect(lines.slice(1, 11)).toEqual(
      [..."01234"].map((row) => `left ${row}`).concat([..."01234"].map((row) => `right ${row}`)),
    );
    expect(lines[11]).toMatch(/^Kept the payment/);
  });

  test.each([
    { name: "dates at the right margin", dateX: 460, textX: 50 },
    { name: "dates at the left margin", dateX: 50, textX: 160 },
  ])("$name stay with their line", async ({ dateX, textX }) => {
    const bytes = await drawPdf((doc) => {
      doc.fontSize(10);
      for (const [index, employer] of ["Contoso", "Fabrikam", "Northwind"].entries()) {
        const y = 60 + index * 60;
        doc.text(`201${index} - 201${index + 1}`, dateX, y, { lineBreak: false });
        doc
          .text(employer, textX, y)
          .text("Engineer for everything", textX, y + 14)
          .text("and for the rest", textX, y + 28);
      }
    });
    const lines = await linesOf(bytes);
    const cells = (index: number, employer: string): string[] =>
      dateX < textX ? [`201${index} - 201${index + 1}`, employer] : [employer, `201${index} - 201${index + 1}`];
    expect(lines.filter((line) => line.includes("\t"))).toEqual([
      cells(0, "Contoso").join("\t"),
      cells(1, "Fabrikam").join("\t"),
      cells(2, "Northwind").join("\t"),
    ]);
  });
});

describe("tables", () => {
  test("cells of one line stay together where each line has its date", async () => {
    const bytes = await drawPdf((doc) => {
      doc.fontSize(10);
      for (const [index, employer] of ["Contoso", "Fabrikam", "Northwind", "Tailspin"].entries()) {
        const y = 60 + index * 14;
        doc
          .text(employer, 50, y)
          .text("Engineer", 220, y)
          .text(`201${index} - 201${index + 1}`, 400, y);
      }
    });
    expect(await linesOf(bytes)).toEqual(
      ["Contoso", "Fabrikam", "Northwind", "Tailspin"].map(
        (employer, index) => `${employer}\tEngineer\t201${index} - 201${index + 1}`,
      ),
    );
  });

  test.each([
    { name: "after the dash", first: "Jan 2010 -", second: "Mar 2011" },
    { name: "before the dash", first: "Jan 2010", second: "- Mar 2011" },
  ])("a date in the margin that is parted $name is put together", async ({ first, second }) => {
    const bytes = await drawPdf((doc) => {
      doc.fontSize(10);
      for (const [index, employer] of ["Contoso", "Fabrikam", "Northwind"].entries()) {
        const y = 60 + index * 60;
        doc
          .text(first, 50, y)
          .text(second, 50, y + 14)
          .text(employer, 160, y)
          .text("Engineer", 160, y + 14)
          .text("Wrote tests", 160, y + 28);
      }
    });
    expect((await linesOf(bytes)).slice(0, 3)).toEqual(["Jan 2010 - Mar 2011\tContoso", "Engineer", "Wrote tests"]);
  });
});

describe("letters and words", () => {
  test.each([
    {
      name: "gaps between pieces of a line",
      content: "BT /F1 10 Tf 50 700 Td [(Con) -20 (toso) -400 (Ltd)] TJ ET",
      says: "Contoso Ltd",
    },
    { name: "letter-spaced headings", content: "BT /F1 10 Tf 4 Tc 50 700 Td (EXPERIENCE) Tj ET", says: "EXPERIENCE" },
    { name: "a heading typed with spaces", content: "BT /F1 10 Tf 50 700 Td (S K I L L S) Tj ET", says: "SKILLS" },
    { name: "short words with spaces stay words", content: "BT /F1 10 Tf 50 700 Td (a b) Tj ET", says: "a b" },
    {
      name: "bold made by painting twice",
      content: "BT /F1 10 Tf 50 700 Td (Contoso) Tj 0.3 0 Td (Contoso) Tj ET",
      says: "Contoso",
    },
    { name: "double letters are none", content: "BT /F1 10 Tf 50 700 Td (aabb) Tj ET", says: "aabb" },
    {
      name: "a raised ending",
      content: "BT /F1 10 Tf 50 700 Td (1) Tj /F1 6 Tf 4 Ts (st) Tj 0 Ts /F1 10 Tf ( prize) Tj ET",
      says: "1st prize",
    },
    {
      name: "words painted in another order",
      content: "BT /F1 10 Tf 100 700 Td (Example) Tj ET BT /F1 10 Tf 70 700 Td (Mira) Tj ET",
      says: "Mira Example",
    },
  ])("$name", async ({ content, says }) => {
    expect(await linesOf(pagePdf(content))).toEqual([says]);
  });

  test("a page that is turned is read upright", async () => {
    const bytes = pagePdf(
      "BT /F1 10 Tf 0 1 -1 0 300 100 Tm (first) Tj ET BT /F1 10 Tf 0 1 -1 0 320 100 Tm (second) Tj ET",
      { page: "/Rotate 90" },
    );
    expect(await linesOf(bytes)).toEqual(["first", "second"]);
  });

  test("text that runs up the page comes after the rest", async () => {
    const bytes = pagePdf(
      "BT /F1 10 Tf 0 1 -1 0 30 100 Tm (up the margin) Tj ET BT /F1 10 Tf 100 700 Td (upright) Tj ET",
    );
    expect(await linesOf(bytes)).toEqual(["upright", "up the margin"]);
  });

  test("lines say where they stand, how large and how bold they are", async () => {
    const bytes = await drawPdf((doc) => {
      doc
        .font("Helvetica-Bold")
        .fontSize(20)
        .text("Mira Example", 60, 40)
        .font("Helvetica")
        .fontSize(10)
        .text("Engineer", 60, 80);
    });
    const { lines, text } = await readDocument(bytes);
    expect(lines.map(({ size, bold, left, page }) => ({ size, bold, left, page }))).toEqual([
      { size: 20, bold: true, left: 60, page: 1 },
      { size: 10, bold: false, left: 60, page: 1 },
    ]);
    expect(lines.map(({ start, end }) => text.slice(start, end))).toEqual(["Mira Example", "Engineer"]);
    expect(lines[0]?.top).toBeLessThan(lines[1]?.top ?? 0);
  });
});

describe("ends of lines and pages", () => {
  const two = (first: string, second: string): Buffer =>
    pagePdf(`BT /F1 10 Tf 50 700 Td (${first}) Tj 0 -12 Td (${second}) Tj ET`);
  test.each([
    {
      name: "a word parted by a hyphen",
      first: "was a devel-",
      second: "oper of things",
      says: ["was a developer", "of things"],
    },
    { name: "a word that has a hyphen", first: "a full-", second: "time job", says: ["a full-time", "job"] },
    { name: "a dash before a name", first: "Berlin -", second: "Contoso", says: ["Berlin -", "Contoso"] },
    { name: "a range of years", first: "2019-", second: "2021", says: ["2019-", "2021"] },
  ])("$name", async ({ first, second, says }) => {
    expect(await linesOf(two(first, second))).toEqual(says);
  });

  test("headers and footers of several pages stand once, page numbers not at all", async () => {
    const bytes = await drawPdf(
      (doc) => {
        for (const page of [1, 2, 3]) {
          if (page > 1) doc.addPage();
          doc
            .fontSize(9)
            .text("Mira Example, résumé", 50, 20, { lineBreak: false })
            .text(`Page ${page} of 3`, 50, 790, { lineBreak: false });
          doc.text(`text of page ${"abc"[page - 1]}`, 50, 300, { lineBreak: false });
        }
      },
      { margin: 10 },
    );
    expect(await linesOf(bytes)).toEqual([
      "Mira Example, résumé",
      "text of page a",
      "text of page b",
      "text of page c",
    ]);
  });

  test("what stands on one page only is no header", async () => {
    const bytes = await drawPdf(
      (doc) => {
        doc
          .text("Mira Example", 50, 20, { lineBreak: false })
          .addPage()
          .text("References", 50, 20, { lineBreak: false });
      },
      { margin: 10 },
    );
    expect(await linesOf(bytes)).toEqual(["Mira Example", "References"]);
  });
});

describe("scripts", () => {
  // As painted, from left to right: right-to-left words stand in reverse, numbers and Latin words do not.
  test.each([
    { name: "Hebrew", painted: "םולש", reads: "שלום" },
    { name: "Hebrew with years", painted: "2019-2021 ןוסטנוק", reads: "קונטסון 2019-2021" },
    { name: "Hebrew with a Latin name", painted: "תרבחב Contoso Ltd דבע", reads: "עבד Contoso Ltd בחברת" },
    { name: "Hebrew with years parted by a dash", painted: "2021 – 2019 ןוסטנוק", reads: "קונטסון 2019 – 2021" },
    { name: "Hebrew with a telephone number", painted: "050-555-0101 :ןופלט", reads: "טלפון: 050-555-0101" },
    {
      name: "Hebrew with a number and a mailbox",
      painted: "mira@mira.example | 050-555-0101 :ןופלט ,לאוד ,תבותכ",
      reads: "כתובת, דואל, טלפון: 050-555-0101 | mira@mira.example",
    },
    { name: "Arabic with a telephone number", painted: "0101-555 :ﻒﺗﺎﻫ", reads: "هاتف: 555-0101" },
    { name: "Hebrew with a share", painted: "32% -ב תולע", reads: "עלות ב- 32%" },
    { name: "Hebrew in brackets", painted: "(ביבא לת) םולש", reads: "שלום (תל אביב)" },
    { name: "Latin with a Hebrew word", painted: "worked at םולש in 2020", reads: "worked at שלום in 2020" },
    { name: "Arabic letter shapes", painted: "\uFEE1\uFEFC\uFEB3", reads: "سلام" },
    { name: "Chinese", painted: "软件工程师 2019年3月", reads: "软件工程师 2019年3月" },
    { name: "Korean", painted: "소프트웨어 엔지니어", reads: "소프트웨어 엔지니어" },
    { name: "ligatures", painted: "o\uFB03ce and \uFB01le", reads: "office and file" },
    { name: "a bullet of a symbol font", painted: "\uF0B7 wrote tests", reads: "• wrote tests" },
  ])("$name", async ({ painted, reads }) => {
    expect(await linesOf(scriptPdf([{ text: painted, x: 50, y: 700 }]))).toEqual([reads]);
  });

  test("the right column comes first where the text is written from the right", async () => {
    const rows = Array.from({ length: 5 }, (_, index) => index);
    const bytes = scriptPdf(
      rows.flatMap((row) => [
        { text: `${row} לאמש`, x: 60, y: 700 - row * 14 },
        { text: `${row} ןימי`, x: 320, y: 695 - row * 14 },
      ]),
    );
    const lines = await linesOf(bytes);
    expect(lines[0]).toBe("ימין 0");
    expect(lines[5]).toBe("שמאל 0");
  });
});
