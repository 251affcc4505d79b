import { fileURLToPath } from "node:url";
import PdfDocument from "pdfkit";
import type { FileFacts } from "./file-facts.ts";
import type { ResumeStyle } from "./resume-style.ts";
import type { Block, Run, Sheet } from "./sheet.ts";

const MARGIN_POINTS = 48;
const LEADING = 1.35;
/** A fixed date: the same seed gives the same bytes. */
const WRITTEN_ON = new Date("2026-02-03T10:00:00Z");

/** Liberation Sans comes with pdfjs-dist and has Latin, Greek and Cyrillic letters; PDF's own fonts have western ones only. */
const liberation = (face: string): string =>
  fileURLToPath(import.meta.resolve(`pdfjs-dist/standard_fonts/LiberationSans-${face}.ttf`));

const FACES = {
  sans: ["Helvetica", "Helvetica-Bold", "Helvetica-Oblique"],
  serif: ["Times-Roman", "Times-Bold", "Times-Italic"],
  mono: ["Courier", "Courier-Bold", "Courier-Oblique"],
  wide: [liberation("Regular"), liberation("Bold"), liberation("Italic")],
} as const;

/** What Windows-1252 holds, which is what PDF's own fonts can show. */
const WESTERN = /^[\u0020-\u007E\u00A0-\u00FF–—•·’‘“”…€]*$/;

interface Pen {
  page: number;
  y: number;
}

interface Word {
  readonly text: string;
  readonly font: string;
  readonly size: number;
}

export async function writePdf(sheet: Sheet, style: ResumeStyle, title: string, file: FileFacts): Promise<Buffer> {
  const writtenOn = file.createdAt === undefined ? WRITTEN_ON : new Date(file.createdAt);
  const doc = new PdfDocument({
    size: style.paper,
    margin: 0,
    bufferPages: true,
    info: {
      Title: title,
      Creator: "Résumé Writer",
      CreationDate: writtenOn,
      ModDate: writtenOn,
      ...(file.author === undefined || file.author === "" ? {} : { Author: file.author }),
    },
  });
  if (file.documentId !== undefined) addMetadata(doc, file.documentId);
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(Buffer.concat(chunks)));
    doc.on("error", reject);
  });
  const setter = new Setter(
    doc,
    style,
    [...everyText(sheet), style.bullet].every((text) => WESTERN.test(text)),
  );
  const width = doc.page.width - 2 * MARGIN_POINTS;
  const top = setter.blocks(sheet.header, MARGIN_POINTS, width, { page: 0, y: MARGIN_POINTS });
  let left = MARGIN_POINTS;
  for (const column of sheet.columns) {
    setter.blocks(column.blocks, left, width * column.share - (sheet.columns.length > 1 ? 14 : 0), { ...top });
    left += width * column.share;
  }
  if (sheet.numbered) setter.numbers();
  doc.end();
  return await done;
}

/** XMP metadata (ISO 16684), of which pdfkit writes none: a stream that the catalogue points at. */
function addMetadata(doc: PDFKit.PDFDocument, documentId: string): void {
  const stream = doc.ref({ Type: "Metadata", Subtype: "XML" });
  stream.compress = false;
  stream.end(
    Buffer.from(
      `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"><xmpMM:DocumentID>${documentId}</xmpMM:DocumentID></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`,
    ),
  );
  // pdfkit has no name of its own for the catalogue.
  const catalogue = Reflect.get(doc, "_root") as { readonly data: Record<string, unknown> };
  catalogue.data["Metadata"] = stream;
}

class Setter {
  readonly #doc: PDFKit.PDFDocument;
  readonly #style: ResumeStyle;
  readonly #faces: readonly string[];

  constructor(doc: PDFKit.PDFDocument, style: ResumeStyle, western: boolean) {
    this.#doc = doc;
    this.#style = style;
    this.#faces = FACES[western ? style.font : "wide"];
  }

  blocks(blocks: readonly Block[], x: number, width: number, from: Pen): Pen {
    let pen = from;
    for (const block of blocks) pen = this.#block(block, x, width, pen);
    return pen;
  }

  #block(block: Block, x: number, width: number, pen: Pen): Pen {
    const { bodySize, bullet } = this.#style;
    if (block.kind === "gap") return { ...pen, y: pen.y + bodySize * 0.7 };
    if (block.kind === "name") return this.#runs([{ text: block.text, bold: true, scale: 2.1 }], x, width, pen);
    if (block.kind === "heading") {
      const after = this.#runs([{ text: block.text, bold: true, scale: 1.3 }], x, width, pen);
      return { ...after, y: after.y + 2 };
    }
    if (block.kind === "text") return this.#runs([{ text: block.text }], x, width, pen);
    if (block.kind === "bullet") {
      const room = this.#place(pen, bodySize);
      this.#draw([{ text: bullet, font: this.#face({}), size: bodySize }], x + 4, room);
      return this.#runs([{ text: block.text }], x + 16, width - 16, room);
    }
    if (block.kind === "row") {
      const first = this.blocks(block.left, x, width * block.share - 10, { ...pen });
      const second = this.blocks(block.right, x + width * block.share, width * (1 - block.share), { ...pen });
      return first.page > second.page || (first.page === second.page && first.y > second.y) ? first : second;
    }
    if (block.right === undefined) return this.#runs(block.runs, x, width, pen);
    const edge = this.#words([block.right]);
    const edgeWidth = this.#widthOf(edge);
    const room = this.#place(pen, bodySize);
    this.#draw(edge, x + width - edgeWidth, room);
    return this.#runs(block.runs, x, width - edgeWidth - 12, room);
  }

  /** Words until the line is full, then the next line. */
  #runs(runs: readonly Run[], x: number, width: number, from: Pen): Pen {
    const words = this.#words(runs);
    let pen = from;
    let inLine: Word[] = [];
    const flush = (): void => {
      const size = Math.max(...inLine.map((word) => word.size), this.#style.bodySize);
      pen = this.#place(pen, size);
      this.#draw(inLine, x, pen);
      pen = { ...pen, y: pen.y + size * LEADING };
      inLine = [];
    };
    for (const word of words.flatMap((one) => this.#broken(one, width))) {
      if (inLine.length > 0 && this.#widthOf([...inLine, word]) > width) {
        flush();
        if (word.text.trim() === "") continue;
      }
      inLine.push(word);
    }
    if (inLine.length > 0) flush();
    return pen;
  }

  /** A link that is longer than its column is broken behind a stroke or hyphen, as programs do. */
  #broken(word: Word, width: number): readonly Word[] {
    if (this.#widthOf([word]) <= width) return [word];
    const parts = word.text.split(/(?<=[/-])/);
    const broken: Word[] = [];
    for (const part of parts) {
      const before = broken.at(-1);
      const together = { ...word, text: (before?.text ?? "") + part };
      if (before !== undefined && this.#widthOf([together]) <= width) broken[broken.length - 1] = together;
      else broken.push({ ...word, text: part });
    }
    return broken;
  }

  #words(runs: readonly Run[]): readonly Word[] {
    return runs.flatMap((run) => {
      const size = this.#style.bodySize * (run.scale ?? 1);
      return run.text
        .split(/(\s+)/)
        .filter((text) => text !== "")
        .map((text) => ({ text, font: this.#face(run), size }));
    });
  }

  /** Room for one line, on the next page when this one is full. */
  #place(pen: Pen, size: number): Pen {
    const place =
      pen.y + size * LEADING > this.#doc.page.height - MARGIN_POINTS ? { page: pen.page + 1, y: MARGIN_POINTS } : pen;
    while (this.#doc.bufferedPageRange().count <= place.page) this.#doc.addPage();
    this.#doc.switchToPage(place.page);
    return place;
  }

  /** Neighbours of one face are drawn as one string, as programs do. */
  #draw(words: readonly Word[], x: number, pen: Pen): void {
    let left = x;
    let index = 0;
    while (index < words.length) {
      const first = words[index];
      if (first === undefined) return;
      let text = "";
      while (words[index]?.font === first.font && words[index]?.size === first.size) {
        text += words[index]?.text ?? "";
        index += 1;
      }
      this.#doc.font(first.font).fontSize(first.size).text(text, left, pen.y, { lineBreak: false });
      left += this.#doc.widthOfString(text);
    }
  }

  #widthOf(words: readonly Word[]): number {
    return words.reduce((sum, word) => sum + this.#doc.font(word.font).fontSize(word.size).widthOfString(word.text), 0);
  }

  #face(run: Omit<Run, "text">): string {
    return this.#faces[run.bold === true ? 1 : run.italic === true ? 2 : 0] ?? "Helvetica";
  }

  numbers(): void {
    const { count } = this.#doc.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.#doc.switchToPage(page);
      const y = this.#doc.page.height - 30;
      this.#doc
        .font(this.#face({}))
        .fontSize(8)
        .text(`Page ${page + 1} of ${count}`, this.#doc.page.width / 2 - 20, y, { lineBreak: false });
    }
  }
}

function everyText(sheet: Sheet): readonly string[] {
  const textsOf = (blocks: readonly Block[]): readonly string[] =>
    blocks.flatMap((block) => {
      if (block.kind === "gap") return [];
      if (block.kind === "row") return [...textsOf(block.left), ...textsOf(block.right)];
      if (block.kind === "line")
        return [...block.runs, ...(block.right === undefined ? [] : [block.right])].map((run) => run.text);
      return [block.text];
    });
  return [...textsOf(sheet.header), ...sheet.columns.flatMap((column) => textsOf(column.blocks))];
}
