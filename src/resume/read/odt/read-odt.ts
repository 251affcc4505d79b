import type { HiddenText } from "../../document.ts";
import type { LooseLine } from "../assemble-text.ts";
import type { Contents } from "../contents.ts";
import { activeContent } from "../docx/active-content.ts";
import { partOf, partsIn } from "../docx/read-docx.ts";
import { tableLines } from "../docx/table-lines.ts";
import { readImages } from "../read-image.ts";
import { child, descendants, elementsOf, parseXml, textOf, type XmlElement } from "../xml.ts";
import type { Zip } from "../zip.ts";
import { OdtStyles, type OdtLook } from "./odt-styles.ts";

/** Reads an OpenDocument text (LibreOffice and others). */
export async function readOdt(zip: Zip): Promise<Contents> {
  const content = parseXml(zip.parts.get("content.xml") ?? new Uint8Array());
  const meta = child(partOf(zip, /^meta\.xml$/), "office:meta");
  const reader = new OdtReader(new OdtStyles([partOf(zip, /^styles\.xml$/), content]));
  const lines = reader.read(child(content, "office:body", "office:text") ?? content);
  const said = (name: string): string | null => textOf(child(meta, name)).trim() || null;
  const [scripts] = descendants(content, "office:scripts");
  return {
    pages: Number(child(meta, "meta:document-statistic")?.attributes["meta:page-count"]) || 1,
    lines,
    links: reader.links.map((url) => ({ page: 1, url })),
    facts: {
      title: said("dc:title"),
      author: said("meta:initial-creator") ?? said("dc:creator"),
      lastModifiedBy: said("dc:creator"),
      creator: said("meta:generator"),
      createdAt: toTime(said("meta:creation-date")),
      modifiedAt: toTime(said("dc:date")),
      fonts: reader.fonts,
      hiddenText: reader.hiddenText,
      images: await readImages(partsIn(zip, /^Pictures\//)),
      active: [
        ...new Set([
          ...activeContent(zip),
          ...(scripts !== undefined && elementsOf(scripts).length > 0 ? ["macros"] : []),
        ]),
      ],
    },
  };
}

/** OpenDocument writes local times without a zone: taken as UTC. */
function toTime(text: string | null): string | null {
  const time = new Date(
    text === null || /Z$|[+-]\d\d:\d\d$/.test(text) ? (text ?? "") : `${text.replace(/\.\d+$/, "")}Z`,
  );
  return Number.isNaN(time.getTime()) ? null : time.toISOString().replace(".000Z", "Z");
}

const PASSED = new Set([
  "text:section",
  "text:list",
  "text:list-item",
  "text:list-header",
  "office:text",
  "draw:frame",
  "draw:text-box",
  "text:index-body",
  "text:table-of-content",
  "draw:g",
]);

class OdtReader {
  readonly links: string[] = [];
  readonly #styles: OdtStyles;
  readonly #fonts = new Set<string>();
  #hidden = "";

  constructor(styles: OdtStyles) {
    this.#styles = styles;
  }

  get fonts(): string[] {
    return [...this.#fonts].toSorted();
  }

  get hiddenText(): HiddenText[] {
    const text = this.#hidden.trim();
    return /[\p{L}\p{N}]{2}/u.test(text) ? [{ page: 1, text }] : [];
  }

  read(element: XmlElement, bullet = false): LooseLine[] {
    let isFirst = bullet;
    return elementsOf(element).flatMap((inner) => {
      if (inner.name === "text:p" || inner.name === "text:h") {
        const lines = this.#paragraph(inner, isFirst);
        if (lines.length > 0) isFirst = false;
        return lines;
      }
      if (inner.name === "table:table") return this.#table(inner);
      return PASSED.has(inner.name) ? this.read(inner, inner.name === "text:list-item") : [];
    });
  }

  #table(table: XmlElement): LooseLine[] {
    return [...descendants(table, "table:table-row")].flatMap((row) =>
      tableLines(elementsOf(row, "table:table-cell").map((cell) => this.read(cell))),
    );
  }

  #paragraph(paragraph: XmlElement, bullet: boolean): LooseLine[] {
    const look = this.#styles.look(paragraph.attributes["text:style-name"], {});
    const parts: { text: string; look: OdtLook }[] = [];
    const boxes: LooseLine[] = [];
    this.#inline(paragraph, look, parts, boxes);
    const text = parts.map((part) => part.text).join("");
    const letters = parts.reduce((sum, part) => sum + part.text.trim().length, 0);
    const bold = parts
      .filter((part) => part.look.bold === true)
      .reduce((sum, part) => sum + part.text.trim().length, 0);
    const size = Math.max(0, ...parts.filter((part) => part.text.trim() !== "").map((part) => part.look.size ?? 0));
    const heading = paragraph.name === "text:h";
    const lines = text
      .split("\n")
      .map((line) => line.replaceAll(/[\u00A0 ]+/g, " ").trim())
      .filter((line) => line !== "")
      .map((line, index) => ({
        page: 1,
        text: bullet && index === 0 && !heading ? `• ${line}` : line,
        left: look.left ?? 0,
        top: 0,
        size,
        bold: bold * 2 > letters,
        heading,
      }));
    return [...lines, ...boxes];
  }

  #inline(element: XmlElement, look: OdtLook, parts: { text: string; look: OdtLook }[], boxes: LooseLine[]): void {
    for (const inner of element.children) {
      if (typeof inner === "string") this.#add(inner.replaceAll(/\s+/g, " "), look, parts);
      else if (inner.name === "text:tab") this.#add("\t", look, parts);
      else if (inner.name === "text:line-break") this.#add("\n", look, parts);
      else if (inner.name === "text:s") this.#add(" ", look, parts);
      else if (inner.name === "text:span" || inner.name === "text:a") {
        const link = inner.attributes["xlink:href"] ?? "";
        if (/^(https?|mailto|tel):/i.test(link)) this.links.push(link.slice(0, 2_000));
        this.#inline(inner, this.#styles.look(inner.attributes["text:style-name"], look), parts, boxes);
      } else if (inner.name === "text:hidden-text" || inner.name === "text:hidden-paragraph")
        this.#hidden += inner.attributes["text:string-value"] ?? textOf(inner);
      else if (inner.name === "draw:frame" || inner.name === "draw:g")
        boxes.push(...this.read({ ...NOTHING, children: [inner] }));
      else if (inner.name.startsWith("text:")) this.#inline(inner, look, parts, boxes);
    }
  }

  #add(text: string, look: OdtLook, parts: { text: string; look: OdtLook }[]): void {
    if (look.font !== undefined) this.#fonts.add(look.font);
    if (look.hidden === true || (look.white === true && look.shaded !== true) || (look.size ?? 12) < 2)
      this.#hidden += text;
    else parts.push({ text, look });
  }
}

const NOTHING: XmlElement = { name: "", attributes: {}, children: [] };
