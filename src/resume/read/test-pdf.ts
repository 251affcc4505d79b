import { deflateSync } from "node:zlib";
import PdfDocument from "pdfkit";

/** A PDF that pdfkit draws. */
export async function drawPdf(
  draw: (doc: PDFKit.PDFDocument) => void,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Buffer> {
  const doc = new PdfDocument({ size: "A4", margin: 50, ...options });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<void>((resolve) => doc.on("end", resolve));
  draw(doc);
  doc.end();
  await done;
  return Buffer.concat(chunks);
}

/** An object of a PDF that is written by hand: its text, and its stream if it has one. */
export interface PdfObject {
  readonly dictionary: string;
  readonly stream?: Buffer;
}

/** Object 1 must be the catalogue. `tail`: further entries of the trailer. */
export function rawPdf(objects: readonly (PdfObject | string)[], tail = ""): Buffer {
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n", "latin1")];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  const push = (part: Buffer): void => {
    parts.push(part);
    length += part.length;
  };
  for (const [index, object] of objects.entries()) {
    offsets.push(length);
    const { dictionary, stream }: PdfObject = typeof object === "string" ? { dictionary: object } : object;
    push(
      Buffer.from(
        `${index + 1} 0 obj\n${stream === undefined ? dictionary : dictionary.replace(/>>\s*$/, `/Length ${stream.length} >>`)}\n`,
        "latin1",
      ),
    );
    if (stream !== undefined) push(Buffer.concat([Buffer.from("stream\n"), stream, Buffer.from("\nendstream\n")]));
    push(Buffer.from("endobj\n"));
  }
  const start = length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${tail} >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

export function packed(content: Buffer | string, dictionary = "<< >>"): PdfObject {
  return {
    dictionary: dictionary.replace(/>>\s*$/, "/Filter /FlateDecode >>"),
    stream: deflateSync(Buffer.from(content), { level: 9 }),
  };
}

export interface PlacedText {
  readonly text: string;
  readonly x: number;
  /** From the page's lower left corner, as PDF counts. */
  readonly y: number;
  readonly size?: number;
}

/** Letters of whatever script, in the order and at the places given: a font that is not embedded, with a map to Unicode. */
export function scriptPdf(lines: readonly PlacedText[]): Buffer {
  const letters = [...new Set(lines.flatMap(({ text }) => [...text]))];
  const code = (letter: string): string => (letters.indexOf(letter) + 1).toString(16).padStart(4, "0");
  const utf16 = (letter: string): string => Buffer.from(letter, "utf16le").swap16().toString("hex");
  const content = lines
    .map(({ text, x, y, size = 10 }) => `BT /F1 ${size} Tf ${x} ${y} Td <${[...text].map(code).join("")}> Tj ET`)
    .join("\n");
  const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${letters.length} beginbfchar
${letters.map((letter) => `<${code(letter)}> <${utf16(letter)}>`).join("\n")}
endbfchar endcmap end end`;
  return rawPdf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>",
    packed(content),
    "<< /Type /Font /Subtype /Type0 /BaseFont /Invented /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Invented /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 600 /CIDToGIDMap /Identity >>",
    packed(map),
  ]);
}

/** A page with one content stream and Helvetica as /F1; further objects begin at number 6. */
export function pagePdf(
  content: string,
  { catalogue = "", page = "", resources = "", more = [] as readonly (PdfObject | string)[], tail = "" } = {},
): Buffer {
  return rawPdf(
    [
      `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> ${resources} >> /Contents 4 0 R ${page} >>`,
      packed(content),
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
      ...more,
    ],
    tail,
  );
}
