import { Parser } from "htmlparser2";
import type { HiddenText } from "../../document.ts";
import type { LooseLine } from "../assemble-text.ts";
import type { Contents } from "../contents.ts";
import { MARKUP_DEPTH_MAX } from "../limits.ts";
import { Unreadable } from "../unreadable.ts";
import { decodeText } from "./decode.ts";

/** Elements that begin and end a line. */
const BLOCKS = new Set(
  "address article aside blockquote body br dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul".split(
    " ",
  ),
);
const UNREAD = new Set(["script", "style", "template", "noscript", "svg", "iframe", "object", "title", "head"]);
const HEADING_SIZES: Readonly<Record<string, number>> = { h1: 24, h2: 18, h3: 14, h4: 14, h5: 14, h6: 14 };
const BOLD = new Set(["b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"]);

interface Open {
  readonly name: string;
  readonly hidden: boolean;
  readonly bold: boolean;
  readonly size: number;
}

/**
 * Reads an HTML page as text. Nothing is run or fetched; what styles in separate sheets hide is not known, only what an element's own
 * attributes say.
 */
export function readHtml(bytes: Uint8Array): Contents {
  const collector = new HtmlLines();
  const open: Open[] = [];
  const active = new Set<string>();
  const links: { page: number; url: string }[] = [];
  let unread = 0;
  let title = "";
  const facts: Record<string, string> = {};
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (open.length > MARKUP_DEPTH_MAX)
          throw new Unreadable(`the page is nested deeper than ${MARKUP_DEPTH_MAX} levels`, { active: [...active] });
        const around = open.at(-1);
        if (UNREAD.has(name)) unread += 1;
        for (const [what, word] of ACTIVE) if (what(name, attributes)) active.add(word);
        if (name === "meta") facts[(attributes["name"] ?? "").toLowerCase()] = attributes["content"] ?? "";
        if (name === "a" && /^(https?|mailto|tel):/i.test(attributes["href"] ?? ""))
          links.push({ page: 1, url: (attributes["href"] ?? "").slice(0, 2_000) });
        if (BLOCKS.has(name)) collector.end();
        if (name === "td" || name === "th") collector.tab();
        if (name === "li") collector.add("• ", false, 0);
        open.push({
          name,
          hidden: (around?.hidden ?? false) || isHidden(attributes),
          bold:
            (around?.bold ?? false) ||
            BOLD.has(name) ||
            /font-weight\s*:\s*(bold|[6-9]00)/i.test(attributes["style"] ?? ""),
          size: HEADING_SIZES[name] ?? around?.size ?? 0,
        });
      },
      ontext(text) {
        const inside = open.at(-1);
        if (inside?.name === "title") title += text;
        if (unread > 0) return;
        if (inside?.hidden === true) collector.hide(text);
        else collector.add(text, inside?.bold ?? false, inside?.size ?? 0);
      },
      onclosetag(name) {
        open.pop();
        if (UNREAD.has(name)) unread -= 1;
        if (BLOCKS.has(name)) collector.end();
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(decodeText(bytes));
  parser.end();
  collector.end();
  return {
    pages: 1,
    lines: collector.lines,
    links,
    facts: {
      title: title.trim() || null,
      author: facts["author"]?.trim() || null,
      creator: facts["generator"]?.trim() || null,
      hiddenText: collector.hiddenText,
      active: [...active],
    },
  };
}

type Attributes = Readonly<Record<string, string>>;

const ACTIVE: readonly (readonly [(name: string, attributes: Attributes) => boolean, string])[] = [
  [(name, attributes) => name === "script" && !/json/i.test(attributes["type"] ?? ""), "JavaScript"],
  [(_, attributes) => Object.keys(attributes).some((key) => key.startsWith("on")), "JavaScript"],
  [(name) => ["object", "embed", "applet"].includes(name), "embedded files"],
  [(name) => name === "iframe", "external document"],
  [(name, attributes) => name === "meta" && /refresh/i.test(attributes["http-equiv"] ?? ""), "redirect"],
];

function isHidden(attributes: Attributes): boolean {
  const style = (attributes["style"] ?? "").toLowerCase().replaceAll(/\s+/g, "");
  const isWhite =
    /(^|;)color:(white|#fff(fff)?|rgb\(255,255,255\)|transparent)(;|!|$)/.test(style) && !/background/.test(style);
  const isGone = /display:none|visibility:hidden|opacity:0(\.0\d*)?(;|!|$)|(left|top|text-indent):-\d{3,}/.test(style);
  const isTiny = /font-size:(0(px|pt|em|rem|%)?|1(\.\d+)?(px|pt)|0?\.[01]\d*(em|rem|px|pt))(;|!|$)/.test(style);
  return "hidden" in attributes || isWhite || isGone || isTiny;
}

class HtmlLines {
  readonly lines: LooseLine[] = [];
  #hidden = "";
  #text = "";
  #bold = 0;
  #letters = 0;
  #size = 0;

  get hiddenText(): HiddenText[] {
    const text = this.#hidden.replaceAll(/\s+/g, " ").trim();
    return /[\p{L}\p{N}]{2}/u.test(text) ? [{ page: 1, text }] : [];
  }

  add(text: string, bold: boolean, size: number): void {
    const plain = text.replaceAll(/[^\S\u00A0]+/g, " ");
    this.#text += plain;
    const letters = plain.trim().length;
    this.#letters += letters;
    if (bold) this.#bold += letters;
    if (letters > 0) this.#size = Math.max(this.#size, size);
  }

  hide(text: string): void {
    this.#hidden += text;
  }

  tab(): void {
    if (this.#text.trim() !== "") this.#text = `${this.#text.trimEnd()}\t`;
  }

  end(): void {
    const text = this.#text
      .replaceAll(/[ \u00A0]+/g, " ")
      .replaceAll(/ ?\t ?/g, "\t")
      .trim();
    if (text !== "" && text !== "•")
      this.lines.push({
        page: 1,
        text,
        left: 0,
        top: 0,
        size: this.#size,
        bold: this.#bold * 2 > this.#letters,
        heading: this.#size > 0,
      });
    this.#text = "";
    this.#bold = this.#letters = this.#size = 0;
  }
}
