import type { HiddenText } from "../../document.ts";
import type { LooseLine } from "../assemble-text.ts";
import type { Contents } from "../contents.ts";
import { MARKUP_DEPTH_MAX } from "../limits.ts";
import { readImages } from "../read-image.ts";
import { Unreadable } from "../unreadable.ts";
import { codePageOfSet, decoderOf } from "./code-pages.ts";
import { type RtfToken, rtfTokens } from "./rtf-tokens.ts";

/** What a group inherits from the one around it. */
interface Group {
  destination: Destination;
  bold: boolean;
  hidden: boolean;
  size: number;
  colour: number;
  font: number;
  /** Bytes that stand after a `\u` for readers that know no Unicode. */
  skip: number;
  left: number;
  heading: boolean;
}

type Destination =
  | "text"
  | "skipped"
  | "fonts"
  | "colours"
  | "title"
  | "author"
  | "operator"
  | "company"
  | "generator"
  | "created"
  | "revised"
  | "picture"
  | "field"
  | "template";

const DESTINATIONS: Readonly<Record<string, Destination>> = {
  fonttbl: "fonts",
  colortbl: "colours",
  title: "title",
  author: "author",
  operator: "operator",
  company: "company",
  generator: "generator",
  creatim: "created",
  revtim: "revised",
  pict: "picture",
  fldinst: "field",
  template: "template",
  ...Object.fromEntries(
    "stylesheet listtable listoverridetable rsidtbl themedata colorschememapping datastore latentstyles xmlnstbl filetbl revtbl pgptbl nonshppict objdata objclass shpinst blipuid mmathPr wgrffmtfilter bkmkstart bkmkend datafield formfield fontemb falt panose listtext pntext info"
      .split(" ")
      .map((name) => [name, "skipped" as const]),
  ),
  // Text boxes, notes, headers and footers are read where they stand.
  shptxt: "text",
};

const ACTIVE: Readonly<Record<string, string>> = {
  objemb: "embedded files",
  objdata: "embedded files",
  objlink: "external object",
  objautlink: "external object",
  objocx: "ActiveX controls",
};

/** Reads Rich Text Format: text with its size and weight, hidden and white text, file facts, pictures. */
export async function readRtf(bytes: Uint8Array): Promise<Contents> {
  const reader = new RtfReader();
  for (const token of rtfTokens(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1")))
    reader.take(token);
  return await reader.finish();
}

class RtfReader {
  readonly #lines: LooseLine[] = [];
  readonly #facts = new Map<Destination, string>();
  readonly #times = new Map<Destination, Map<string, number>>();
  readonly #active = new Set<string>();
  readonly #fonts = new Map<number, { name: string; codePage: number }>();
  readonly #colours: (readonly [number, number, number] | null)[] = [];
  readonly #pictures: string[] = [];
  readonly #links: string[] = [];
  readonly #hidden: string[] = [];
  readonly #groups: Group[] = [];
  #group: Group = {
    destination: "text",
    bold: false,
    hidden: false,
    size: 12,
    colour: 0,
    font: 0,
    skip: 1,
    left: 0,
    heading: false,
  };
  #ignorable = false;
  #codePage = 1252;
  #toSkip = 0;
  #bytes: number[] = [];
  #colour: [number, number, number] | null = null;
  #line = { text: "", bold: 0, letters: 0, size: 0 };

  take(token: RtfToken): void {
    if (token.kind !== "byte") this.#flush();
    if (token.kind === "open") this.#open();
    else if (token.kind === "close") this.#close();
    else if (token.kind === "word") this.#word(token.word, token.value);
    else if (token.kind === "byte") this.#byte(token.byte);
    else if (token.kind === "text") this.#text(token.text);
  }

  async finish(): Promise<Contents> {
    this.#flush();
    this.#endLine();
    const hidden = this.#hidden.join("").trim();
    const hiddenText: HiddenText[] = /[\p{L}\p{N}]{2}/u.test(hidden) ? [{ page: 1, text: hidden }] : [];
    const said = (name: Destination): string | null => this.#facts.get(name)?.replace(/;$/, "").trim() || null;
    return {
      pages: 1,
      lines: this.#lines,
      links: this.#links.map((url) => ({ page: 1, url })),
      facts: {
        title: said("title"),
        author: said("author"),
        lastModifiedBy: said("operator"),
        company: said("company"),
        creator: said("generator"),
        createdAt: this.#timeOf("created"),
        modifiedAt: this.#timeOf("revised"),
        fonts: [...new Set([...this.#fonts.values()].map(({ name }) => name).filter((name) => name !== ""))].toSorted(),
        images: await readImages(this.#pictures.map((hex) => Buffer.from(hex, "hex"))),
        hiddenText,
        active: [...this.#active],
      },
    };
  }

  #open(): void {
    if (this.#groups.length >= MARKUP_DEPTH_MAX)
      throw new Unreadable(`the file is nested deeper than ${MARKUP_DEPTH_MAX} levels`, { active: [...this.#active] });
    this.#groups.push({ ...this.#group });
    this.#ignorable = false;
  }

  #close(): void {
    if (this.#group.destination === "field") {
      this.#field(this.#facts.get("field") ?? "");
      this.#facts.delete("field");
    }
    if (this.#group.destination === "template" && /^\s*(https?:|\\\\|file:)/i.test(this.#facts.get("template") ?? ""))
      this.#active.add("external template");
    this.#group = this.#groups.pop() ?? this.#group;
  }

  /** Fields that fetch or run something when they are brought up to date, and links. */
  #field(instruction: string): void {
    if (/^\s*(DDE|DDEAUTO)\b/i.test(instruction)) this.#active.add("DDE field");
    if (/^\s*(INCLUDETEXT|INCLUDEPICTURE)\b/i.test(instruction)) this.#active.add("external document");
    const link = /HYPERLINK\s+"((?:https?|mailto|tel):[^"]{1,2000})"/i.exec(instruction);
    if (link?.[1] !== undefined) this.#links.push(link[1]);
  }

  #word(word: string, value: number | undefined): void {
    const group = this.#group;
    if (word === "*") this.#ignorable = true;
    else if (ACTIVE[word] !== undefined) this.#active.add(ACTIVE[word]);
    const destination = DESTINATIONS[word];
    if (destination !== undefined) {
      // The file's own facts stand inside "info", whose other text is skipped.
      group.destination = destination;
      if (destination === "picture") this.#pictures.push("");
      this.#ignorable = false;
      return;
    }
    if (this.#ignorable && word !== "*") {
      group.destination = "skipped";
      this.#ignorable = false;
      return;
    }
    this.#format(word, value, group);
  }

  #format(word: string, value: number | undefined, group: Group): void {
    const isOn = value !== 0;
    const sign = SIGNS[word];
    if (sign !== undefined) this.#text(sign);
    else if (word === "par" || word === "line" || word === "sect" || word === "page" || word === "row") this.#endLine();
    else if (word === "cell") this.#text("\t");
    else if (word === "b") group.bold = isOn;
    else if (word === "v") group.hidden = isOn;
    else if (word === "fs") group.size = (value ?? 24) / 2;
    else if (word === "cf") group.colour = value ?? 0;
    else if (word === "uc") group.skip = Math.max(0, value ?? 1);
    else if (word === "li") group.left = (value ?? 0) / TWIPS_PER_POINT;
    else if (word === "outlinelevel") group.heading = (value ?? 9) < 9;
    else if (word === "pard") Object.assign(group, { left: 0, heading: false });
    else if (word === "plain") Object.assign(group, { bold: false, hidden: false, size: 12, colour: 0 });
    else if (word === "ansicpg") this.#codePage = value ?? 1252;
    else if (word === "mac") this.#codePage = 10000;
    else if (word === "f") this.#setFont(value ?? 0, group);
    else if (word === "fcharset") this.#setCharacterSet(value ?? 0, group);
    else if (word === "u") {
      this.#text(String.fromCharCode((value ?? 63) & 0xffff));
      this.#toSkip = group.skip;
    } else if (group.destination === "colours") this.#paint(word, value ?? 0);
    else if (group.destination === "created" || group.destination === "revised") {
      const times = this.#times.get(group.destination) ?? new Map<string, number>();
      this.#times.set(group.destination, times.set(word, value ?? 0));
    }
  }

  #setFont(number: number, group: Group): void {
    group.font = number;
    if (group.destination === "fonts" && !this.#fonts.has(number))
      this.#fonts.set(number, { name: "", codePage: this.#codePage });
  }

  #setCharacterSet(set: number, group: Group): void {
    const font = this.#fonts.get(group.font);
    if (group.destination === "fonts" && font !== undefined) font.codePage = codePageOfSet(set, this.#codePage);
  }

  #paint(channel: string, value: number): void {
    const place = ["red", "green", "blue"].indexOf(channel);
    if (place === -1) return;
    this.#colour ??= [0, 0, 0];
    this.#colour[place] = value;
  }

  #byte(byte: number): void {
    if (this.#toSkip > 0) this.#toSkip -= 1;
    else if (this.#group.destination === "picture") return;
    else this.#bytes.push(byte);
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    const codePage = this.#fonts.get(this.#group.font)?.codePage ?? this.#codePage;
    const text = decoderOf(codePage).decode(Uint8Array.from(this.#bytes));
    this.#bytes = [];
    this.#put(text);
  }

  #text(text: string): void {
    const skipped = Math.min(this.#toSkip, text.length);
    this.#toSkip -= skipped;
    this.#put(text.slice(skipped));
  }

  #put(text: string): void {
    const { destination, font, colour, hidden, bold, size } = this.#group;
    if (destination === "text") {
      if (hidden || size < TINY_POINTS || this.#isWhite(colour)) this.#hidden.push(text);
      else this.#add(text, bold, size);
    } else if (destination === "fonts") {
      const entry = this.#fonts.get(font);
      if (entry !== undefined) entry.name = (entry.name + text).replace(/;.*$/, "").trim();
    } else if (destination === "colours") {
      for (const _ of text.matchAll(/;/g)) {
        this.#colours.push(this.#colour);
        this.#colour = null;
      }
    } else if (destination === "picture") {
      const last = this.#pictures.length - 1;
      this.#pictures[last] = (this.#pictures[last] ?? "") + text.replaceAll(/[^0-9a-fA-F]/g, "");
    } else if (destination !== "skipped") this.#facts.set(destination, (this.#facts.get(destination) ?? "") + text);
  }

  #isWhite(colour: number): boolean {
    const channels = this.#colours[colour];
    return channels !== null && channels !== undefined && channels.every((channel) => channel >= WHITE_MIN);
  }

  #add(text: string, bold: boolean, size: number): void {
    const letters = text.trim().length;
    this.#line.text += text;
    this.#line.letters += letters;
    if (bold) this.#line.bold += letters;
    if (letters > 0) this.#line.size = Math.max(this.#line.size, size);
  }

  #endLine(): void {
    const { text, bold, letters, size } = this.#line;
    this.#line = { text: "", bold: 0, letters: 0, size: 0 };
    if (this.#group.destination !== "text" || text.trim() === "") return;
    const { left, heading } = this.#group;
    this.#lines.push({
      page: 1,
      text: text
        .trim()
        .replaceAll(/ *\t *(\t *)*/g, "\t")
        .replaceAll(/ {2,}/g, " "),
      left,
      top: 0,
      size,
      bold: bold * 2 > letters,
      heading,
    });
  }

  #timeOf(name: Destination): string | null {
    const time = this.#times.get(name);
    if (time?.get("yr") === undefined) return null;
    const part = (key: string, least: number): number => time.get(key) ?? least;
    const date = new Date(
      Date.UTC(part("yr", 0), part("mo", 1) - 1, part("dy", 1), part("hr", 0), part("min", 0), part("sec", 0)),
    );
    return Number.isNaN(date.getTime()) ? null : date.toISOString().replace(".000Z", "Z");
  }
}

const TWIPS_PER_POINT = 20;
const TINY_POINTS = 2;
const WHITE_MIN = 240;

const SIGNS: Readonly<Record<string, string>> = {
  tab: "\t",
  bullet: "•",
  emdash: "—",
  endash: "–",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  emspace: " ",
  enspace: " ",
};
