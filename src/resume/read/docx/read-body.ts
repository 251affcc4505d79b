import type { HiddenText } from "../../document.ts";
import type { LooseLine } from "../assemble-text.ts";
import { child, elementsOf, textOf, type XmlElement } from "../xml.ts";
import { isShaded, type Look, lookOf, over, type Styles } from "./styles.ts";
import { tableLines } from "./table-lines.ts";

const TWIPS_PER_POINT = 20;
/** Letters of fewer points are no text for people. */
const TINY_POINTS = 2;

/** Reads the paragraphs of one part (body, header, footer, notes) in order. Each reader keeps its page, fonts and hidden text. */
export class BodyReader {
  readonly fonts = new Set<string>();
  readonly #styles: Styles;
  readonly #paperIsWhite: boolean;
  readonly #hidden: { page: number; text: string }[] = [];
  #page = 1;

  /** `paperIsWhite`: nothing coloured lies behind the text, so that white letters are not seen. */
  constructor(styles: Styles, paperIsWhite: boolean) {
    this.#styles = styles;
    this.#paperIsWhite = paperIsWhite;
  }

  get pages(): number {
    return this.#page;
  }

  get hiddenText(): readonly HiddenText[] {
    return this.#hidden
      .map(({ page, text }) => ({ page, text: text.trim() }))
      .filter(({ text }) => /[\p{L}\p{N}]{2}/u.test(text));
  }

  read(element: XmlElement, onColour = !this.#paperIsWhite): LooseLine[] {
    return elementsOf(element).flatMap((inner) => {
      if (inner.name === "w:p") return this.#paragraph(inner, onColour);
      if (inner.name === "w:tbl") return this.#table(inner, onColour);
      if (inner.name === "w:sdt") return this.read(child(inner, "w:sdtContent") ?? NOTHING, onColour);
      return GROUPS.has(inner.name) ? this.read(inner, onColour) : [];
    });
  }

  #table(table: XmlElement, onColour: boolean): LooseLine[] {
    // A table's style may colour rows and columns: then the ground is not known.
    const style = child(table, "w:tblPr", "w:tblStyle")?.attributes["w:val"] ?? "TableNormal";
    const isStyled = !/^Table(Normal|Grid)$/i.test(style);
    return elementsOf(table)
      .flatMap((row) => (row.name === "w:sdt" ? elementsOf(child(row, "w:sdtContent") ?? NOTHING, "w:tr") : [row]))
      .filter(({ name }) => name === "w:tr")
      .flatMap((row) => {
        const cells = elementsOf(row)
          .flatMap((cell) =>
            cell.name === "w:sdt" ? elementsOf(child(cell, "w:sdtContent") ?? NOTHING, "w:tc") : [cell],
          )
          .filter(({ name }) => name === "w:tc");
        return tableLines(
          cells.map((cell) =>
            this.read(cell, onColour || isStyled || isShaded(child(cell, "w:tcPr", "w:shd")) === true),
          ),
        );
      });
  }

  #paragraph(paragraph: XmlElement, onColour: boolean): LooseLine[] {
    const properties = child(paragraph, "w:pPr");
    const style = this.#styles.get(child(properties, "w:pStyle")?.attributes["w:val"]);
    const look = over(this.#styles.defaults, over(style.look, { shaded: isShaded(child(properties, "w:shd")) }));
    const indent = child(properties, "w:ind")?.attributes;
    const lines = new LineCollector(this.#page, {
      left: Number(indent?.["w:left"] ?? indent?.["w:start"] ?? 0) / TWIPS_PER_POINT || 0,
      heading: style.heading || child(properties, "w:outlineLvl") !== undefined,
      bullet: style.isList || child(properties, "w:numPr") !== undefined,
    });
    const boxes: LooseLine[] = [];
    this.#inline(paragraph, look, onColour, lines, boxes);
    this.#page = lines.page;
    return [...lines.finish(), ...boxes];
  }

  /** Runs, and what wraps them: links, fields, insertions, content controls. Deleted text is left out. */
  #inline(element: XmlElement, look: Look, onColour: boolean, lines: LineCollector, boxes: LooseLine[]): void {
    for (const inner of elementsOf(element)) {
      if (inner.name === "w:r") this.#run(inner, look, onColour, lines, boxes);
      else if (INLINE.has(inner.name)) this.#inline(inner, look, onColour, lines, boxes);
      else if (inner.name === "mc:AlternateContent") this.#alternate(inner, boxes);
    }
  }

  #run(run: XmlElement, around: Look, onColour: boolean, lines: LineCollector, boxes: LooseLine[]): void {
    const properties = child(run, "w:rPr");
    const style = this.#styles.get(child(properties, "w:rStyle")?.attributes["w:val"]);
    const look = over(over(around, style.look), lookOf(properties));
    if (look.font !== undefined) this.fonts.add(look.font);
    const isHidden =
      look.vanish === true ||
      (look.size ?? 0) < TINY_POINTS ||
      (!onColour && look.shaded !== true && /^f[a-f\d]f[a-f\d]f[a-f\d]$/i.test(look.colour ?? ""));
    for (const inner of elementsOf(run)) {
      if (inner.name === "w:t") {
        if (isHidden) this.#hide(textOf(inner), lines.page);
        else lines.add(textOf(inner), look);
      } else if (inner.name === "mc:AlternateContent") this.#alternate(inner, boxes);
      else if (inner.name === "w:pict" || inner.name === "w:drawing") boxes.push(...this.#boxes(inner));
      else if (!isHidden) lines.sign(inner);
    }
  }

  #hide(text: string, page: number): void {
    const last = this.#hidden.at(-1);
    if (last?.page === page) last.text += text;
    else this.#hidden.push({ page, text });
  }

  /** A drawing in Word's newer form, and the same again in the older one: one of them is read. */
  #alternate(element: XmlElement, boxes: LooseLine[]): void {
    const choice = child(element, "mc:Choice");
    const found = choice === undefined ? [] : this.#boxes(choice);
    const fallback = child(element, "mc:Fallback");
    boxes.push(...(found.length > 0 || fallback === undefined ? found : this.#boxes(fallback)));
  }

  /** Text boxes at any depth. What colour a box has is not read: white letters in it count as seen. */
  #boxes(element: XmlElement): LooseLine[] {
    return elementsOf(element).flatMap((inner) => {
      if (inner.name === "w:txbxContent") return this.read(inner, true);
      if (inner.name === "mc:AlternateContent") {
        const boxes: LooseLine[] = [];
        this.#alternate(inner, boxes);
        return boxes;
      }
      return this.#boxes(inner);
    });
  }
}

const NOTHING: XmlElement = { name: "", attributes: {}, children: [] };
const GROUPS = new Set(["w:body", "w:customXml", "w:ins", "w:footnote", "w:endnote", "w:smartTag"]);
const INLINE = new Set([
  "w:hyperlink",
  "w:ins",
  "w:smartTag",
  "w:fldSimple",
  "w:sdt",
  "w:sdtContent",
  "w:customXml",
  "w:moveTo",
  "w:dir",
  "w:bdo",
]);

interface ParagraphShape {
  readonly left: number;
  readonly heading: boolean;
  readonly bullet: boolean;
}

/** Gathers the letters of a paragraph, which breaks may part into several lines. */
class LineCollector {
  page: number;
  readonly #shape: ParagraphShape;
  readonly #lines: LooseLine[] = [];
  #text = "";
  #bold = 0;
  #letters = 0;
  #size = 0;

  constructor(page: number, shape: ParagraphShape) {
    this.page = page;
    this.#shape = shape;
  }

  add(text: string, look: Look): void {
    this.#text += text;
    const letters = text.trim().length;
    this.#letters += letters;
    if (look.bold === true) this.#bold += letters;
    if (letters > 0) this.#size = Math.max(this.#size, look.size ?? 0);
  }

  /** Signs that are elements: tabs, breaks, hyphens. */
  sign({ name, attributes }: XmlElement): void {
    if (name === "w:tab" || name === "w:ptab") this.#text += "\t";
    else if (name === "w:noBreakHyphen") this.#text += "-";
    else if (name === "w:br" || name === "w:cr") {
      this.#end();
      if (attributes["w:type"] === "page") this.page += 1;
    } else if (name === "w:lastRenderedPageBreak" && this.#text === "" && this.#lines.length === 0) this.page += 1;
  }

  finish(): readonly LooseLine[] {
    this.#end();
    return this.#lines;
  }

  #end(): void {
    const { left, heading, bullet } = this.#shape;
    const text = this.#text.replaceAll(/[\u00A0 ]+/g, " ").trim();
    if (text !== "") {
      const isFirst = this.#lines.length === 0;
      const line = { page: this.page, left, top: 0, size: this.#size, bold: this.#bold * 2 > this.#letters, heading };
      this.#lines.push({ ...line, text: bullet && isFirst && !heading ? `• ${text}` : text });
    }
    this.#text = "";
    this.#bold = this.#letters = this.#size = 0;
  }
}
