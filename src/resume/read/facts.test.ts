import {
  AlignmentType,
  Document,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx";
import { strToU8, unzipSync, zipSync } from "fflate";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { Random } from "../../simulate/random.ts";
import { readDocument } from "./read-document.ts";
import { drawPdf, packed, pagePdf } from "./test-pdf.ts";

/** An invented picture: discs of all sizes and shades, as busy as a photograph. `seed` makes another one. */
async function picture(width: number, height: number, seed = 1): Promise<Buffer> {
  const random = new Random(seed);
  const discs = Array.from({ length: 60 }, () => {
    const shade = random.int(0, 255);
    const [x, y, radius] = [random.int(0, 100), random.int(0, 100), random.int(3, 25)];
    return `<circle cx="${x}" cy="${y}" r="${radius}" fill="rgb(${shade},${random.int(0, 255)},${shade})"/>`;
  });
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 100 100" preserveAspectRatio="none">${discs.join("")}</svg>`;
  return await sharp(Buffer.from(drawing)).flatten({ background: "#ffffff" }).png().toBuffer();
}

function bitsApart(one: string, other: string): number {
  return (BigInt(`0x${one}`) ^ BigInt(`0x${other}`)).toString(2).replaceAll("0", "").length;
}

describe("what a PDF says of itself", () => {
  test("its Info dictionary", async () => {
    const bytes = await drawPdf((doc) => doc.text("Mira Example"), {
      info: {
        Author: "Mira",
        Title: "Résumé",
        Creator: "Writer",
        Producer: "Printer",
        CreationDate: new Date("2024-01-31T11:00:00Z"),
        ModDate: new Date("2024-02-01T10:30:00Z"),
      },
    });
    const { facts } = await readDocument(bytes);
    expect(facts).toMatchObject({
      author: "Mira",
      title: "Résumé",
      creator: "Writer",
      producer: "Printer",
      createdAt: "2024-01-31T11:00:00Z",
      modifiedAt: "2024-02-01T10:30:00Z",
      fonts: ["Helvetica"],
      bytes: bytes.length,
    });
    expect(facts.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test("its XMP packet, where there is no Info dictionary", async () => {
    const xmp = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"><dc:creator><rdf:Seq><rdf:li>Tarek</rdf:li></rdf:Seq></dc:creator><xmp:CreatorTool>Canva</xmp:CreatorTool><xmp:CreateDate>2023-05-06T07:08:09+02:00</xmp:CreateDate><xmpMM:DocumentID>uuid:one</xmpMM:DocumentID><xmpMM:InstanceID>uuid:two</xmpMM:InstanceID></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`;
    const bytes = pagePdf("BT /F1 12 Tf 50 700 Td (x) Tj ET", {
      catalogue: "/Metadata 6 0 R",
      more: [{ dictionary: "<< /Type /Metadata /Subtype /XML >>", stream: Buffer.from(xmp) }],
    });
    const { facts } = await readDocument(bytes);
    expect(facts).toMatchObject({
      author: "Tarek",
      creator: "Canva",
      createdAt: "2023-05-06T05:08:09Z",
      documentId: "uuid:one",
      instanceId: "uuid:two",
    });
  });

  test("nothing, where it says nothing", async () => {
    const { facts } = await readDocument(pagePdf("BT /F1 12 Tf 50 700 Td (x) Tj ET"));
    expect(facts).toMatchObject({
      author: null,
      creator: null,
      createdAt: null,
      documentId: null,
      images: [],
      active: [],
    });
  });

  test("where its links lead", async () => {
    const bytes = await drawPdf((doc) => doc.text("LinkedIn", { link: "https://www.linkedin.com/in/mira-example" }));
    expect((await readDocument(bytes)).links).toEqual([{ page: 1, url: "https://www.linkedin.com/in/mira-example" }]);
  });

  test.each([
    { name: "LinkedIn's own label", lines: ["Contact", "www.linkedin.com/in/mira", "(LinkedIn)"], isProfile: true },
    { name: "an address alone", lines: ["Mira Example", "www.linkedin.com/in/mira"], isProfile: false },
    { name: "the label alone", lines: ["Mira Example", "profiles (LinkedIn)"], isProfile: false },
  ])("a saved profile is known by $name: $isProfile", async ({ lines, isProfile }) => {
    const bytes = await drawPdf((doc) => lines.forEach((line) => doc.text(line)));
    expect((await readDocument(bytes)).isProfile).toBe(isProfile);
  });
});

describe("active content of a PDF", () => {
  const text = "BT /F1 12 Tf 50 700 Td (Mira) Tj ET";
  test.each([
    {
      name: "JavaScript",
      catalogue: "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>",
      active: ["JavaScript"],
    },
    {
      name: "JavaScript with a name in codes",
      catalogue: "/OpenAction << /S /J#61vaScript /J#53 (1) >>",
      active: ["JavaScript"],
    },
    { name: "a launch action", catalogue: "/OpenAction << /S /Launch /F (calc.exe) >>", active: ["launch action"] },
    { name: "an embedded file", catalogue: "/Names << /EmbeddedFiles << /Names [] >> >>", active: ["embedded files"] },
    {
      name: "a form that sends its data",
      catalogue: "/OpenAction << /S /SubmitForm /F (https://x.example) >>",
      active: ["form that sends or fetches data"],
    },
    { name: "a destination to open at", catalogue: "/OpenAction [3 0 R /Fit]", active: [] },
  ])("$name", async ({ catalogue, active }) => {
    const document = await readDocument(pagePdf(text, { catalogue }));
    expect(document.facts.active).toEqual(active);
    expect(document.text).toBe("Mira");
  });

  test("in an object stream", async () => {
    const object = "<< /S /JavaScript /JS (1) >>";
    const bytes = pagePdf(text, { more: [packed(`7 0 ${object}`, "<< /Type /ObjStm /N 1 /First 4 >>")] });
    expect((await readDocument(bytes)).facts.active).toEqual(["JavaScript"]);
  });

  test("a word about it on the page is none", async () => {
    const { facts } = await readDocument(pagePdf("BT /F1 12 Tf 50 700 Td (JavaScript, launch, /JavaScript) Tj ET"));
    expect(facts.active).toEqual([]);
  });
});

describe("pictures", () => {
  const inPdf = async (image: Buffer): Promise<readonly { hash: string; width: number; height: number }[]> =>
    (
      await readDocument(
        await drawPdf((doc) =>
          doc.text("Mira Example, engineer of many things in Berlin").image(image, 300, 100, { width: 90 }),
        ),
      )
    ).facts.images;
  const inDocx = async (image: Buffer, type: "png" | "jpg"): Promise<readonly { hash: string }[]> => {
    const run = new ImageRun({ data: image, type, transformation: { width: 90, height: 110 } });
    const document = new Document({ sections: [{ children: [new Paragraph({ children: [run] })] }] });
    return (await readDocument(await Packer.toBuffer(document))).facts.images;
  };

  test("have the same hash after re-encoding, resizing, and in another format of document", async () => {
    const original = await picture(240, 300);
    const [first] = await inPdf(original);
    expect(first).toMatchObject({ width: 240, height: 300, hash: expect.stringMatching(/^[0-9a-f]{16}$/) as string });
    const jpeg = await sharp(original).jpeg({ quality: 60 }).toBuffer();
    const smaller = await sharp(original).resize(200, 250).jpeg({ quality: 80 }).toBuffer();
    const copies = [
      await inPdf(jpeg),
      await inPdf(smaller),
      await inDocx(original, "png"),
      await inDocx(smaller, "jpg"),
    ];
    expect(copies.map(([copy]) => bitsApart(first?.hash ?? "", copy?.hash ?? "") <= 4)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  test("another picture has another hash", async () => {
    const [one] = await inPdf(await picture(240, 300));
    const [other] = await inPdf(await picture(240, 300, 2));
    expect(bitsApart(one?.hash ?? "", other?.hash ?? "")).toBeGreaterThan(16);
  });

  test("icons and areas of one colour are left out", async () => {
    const plain = await sharp({ create: { width: 200, height: 200, channels: 3, background: "#336699" } })
      .png()
      .toBuffer();
    expect(await inPdf(await picture(60, 300))).toEqual([]);
    expect(await inPdf(plain)).toEqual([]);
  });
});

describe("Word documents", () => {
  const build = async (
    children: readonly (Paragraph | Table)[],
    options: Record<string, unknown> = {},
  ): Promise<Buffer> => await Packer.toBuffer(new Document({ ...options, sections: [{ children: [...children] }] }));
  /** Adds or replaces parts of the package. */
  const withParts = (bytes: Buffer, parts: Readonly<Record<string, string>>): Uint8Array =>
    zipSync({
      ...unzipSync(bytes),
      ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
    });

  test("paragraphs, headings, lists, tabs, tables and headers in their order", async () => {
    const cell = (...lines: string[]): TableCell =>
      new TableCell({ children: lines.map((line) => new Paragraph(line)) });
    const document = new Document({
      sections: [
        {
          headers: { default: new Header({ children: [new Paragraph("Mira Example")] }) },
          children: [
            new Paragraph({ text: "Experience", heading: HeadingLevel.HEADING_1 }),
            new Paragraph({
              alignment: AlignmentType.LEFT,
              children: [
                new TextRun({ text: "Contoso", bold: true, size: 24 }),
                new TextRun({ text: "\t2019 – 2021" }),
              ],
            }),
            new Paragraph({ text: "Wrote tests", bullet: { level: 0 } }),
            new Table({
              rows: [
                new TableRow({ children: [cell("2015 – 2018"), cell("Fabrikam", "Wrote more")] }),
                new TableRow({ children: [cell("2013"), cell("Northwind")] }),
              ],
            }),
          ],
        },
      ],
    });
    const { lines } = await readDocument(await Packer.toBuffer(document));
    expect(lines.map(({ text }) => text)).toEqual([
      "Mira Example",
      "Experience",
      "Contoso\t2019 – 2021",
      "• Wrote tests",
      "2015 – 2018\tFabrikam",
      "Wrote more",
      "2013\tNorthwind",
    ]);
    expect(lines[1]).toMatchObject({ heading: true });
    expect(lines[2]).toMatchObject({ heading: false, size: 12 });
  });

  test.each([
    { name: "Word's hidden text", run: { vanish: true }, hidden: true },
    { name: "white letters", run: { color: "FFFFFF" }, hidden: true },
    { name: "letters of one point", run: { size: 2 }, hidden: true },
    { name: "white letters on a dark ground", run: { color: "FFFFFF", shading: { fill: "223344" } }, hidden: false },
    { name: "grey letters", run: { color: "888888" }, hidden: false },
  ])("$name: hidden $hidden", async ({ run, hidden }) => {
    const { text, facts } = await readDocument(
      await build([
        new Paragraph({ children: [new TextRun("seen "), new TextRun({ text: "further words", ...run })] }),
      ]),
    );
    expect(text).toBe(hidden ? "seen" : "seen further words");
    expect(facts.hiddenText.map((passage) => passage.text)).toEqual(hidden ? ["further words"] : []);
  });

  test("what the file says of itself", async () => {
    const bytes = withParts(
      await build([new Paragraph("Mira")], { creator: "Mira", title: "CV", lastModifiedBy: "Pool 7" }),
      {
        "docProps/app.xml": `<Properties><Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion><Company>Contoso</Company></Properties>`,
        "word/settings.xml": `<w:settings xmlns:w="w" xmlns:w15="w15"><w15:docId w15:val="{0A1B2C3D-0000-4000-8000-000000000001}"/></w:settings>`,
      },
    );
    expect((await readDocument(bytes)).facts).toMatchObject({
      author: "Mira",
      title: "CV",
      lastModifiedBy: "Pool 7",
      company: "Contoso",
      creator: "Microsoft Office Word 16.0000",
      documentId: "0a1b2c3d-0000-4000-8000-000000000001",
    });
  });

  test("text boxes are read once, deleted text is not", async () => {
    const box = `<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>in the box</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>in the box</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>beside it</w:t></w:r><w:del><w:r><w:delText>struck out</w:delText></w:r></w:del></w:p>`;
    const bytes = withParts(await build([new Paragraph("x")]), {
      "word/document.xml": `<w:document xmlns:w="w"><w:body>${box}</w:body></w:document>`,
    });
    expect((await readDocument(bytes)).text).toBe("beside it\nin the box");
  });

  const relation = (type: string, target: string): string =>
    `<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`;
  test.each([
    { name: "macros", parts: { "word/vbaProject.bin": "x" }, active: ["macros"] },
    { name: "an embedded file", parts: { "word/embeddings/oleObject1.bin": "x" }, active: ["embedded files"] },
    {
      name: "a template from elsewhere",
      parts: { "word/_rels/settings.xml.rels": relation("attachedTemplate", "https://templates.example/a.dotm") },
      active: ["external template"],
    },
    {
      name: "a template of one's own computer",
      parts: { "word/_rels/settings.xml.rels": relation("attachedTemplate", "file:///C:\\Users\\mira\\Normal.dotm") },
      active: [],
    },
    {
      name: "a link to click",
      parts: { "word/_rels/document.xml.rels": relation("hyperlink", "https://mira.example") },
      active: [],
    },
  ])("active content: $name", async ({ parts, active }) => {
    const document = await readDocument(withParts(await build([new Paragraph("Mira")]), parts));
    expect({ active: document.facts.active, text: document.text }).toEqual({ active, text: "Mira" });
  });
});
