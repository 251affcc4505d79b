import { child, elementsOf, type XmlElement } from "../xml.ts";

/** How a run of letters looks, as far as it matters here. `undefined`: nothing is said, what lies below counts. */
export interface Look {
  readonly bold?: boolean | undefined;
  readonly size?: number | undefined;
  readonly vanish?: boolean | undefined;
  /** Six hex digits, or "auto". */
  readonly colour?: string | undefined;
  /** A coloured ground under the letters. */
  readonly shaded?: boolean | undefined;
  readonly font?: string | undefined;
}

export interface Style {
  readonly look: Look;
  readonly heading: boolean;
  readonly isList: boolean;
}

/** Word's own size when nothing is said. */
const DEFAULT_SIZE = 10;

/** Styles by id, each with what it inherits. */
export class Styles {
  readonly defaults: Look;
  readonly #elements = new Map<string, XmlElement>();
  readonly #styles = new Map<string, Style>();

  constructor(root: XmlElement | undefined) {
    const defaults = child(root, "w:docDefaults", "w:rPrDefault", "w:rPr");
    this.defaults = { size: DEFAULT_SIZE, ...lookOf(defaults) };
    for (const style of root === undefined ? [] : elementsOf(root, "w:style"))
      this.#elements.set(style.attributes["w:styleId"] ?? "", style);
  }

  get(id: string | undefined): Style {
    return id === undefined ? PLAIN : (this.#styles.get(id) ?? this.#resolve(id, new Set()));
  }

  #resolve(id: string, seen: Set<string>): Style {
    const element = this.#elements.get(id);
    if (element === undefined || seen.has(id)) return PLAIN;
    seen.add(id);
    const base = child(element, "w:basedOn")?.attributes["w:val"];
    const below = base === undefined ? PLAIN : this.#resolve(base, seen);
    const name = child(element, "w:name")?.attributes["w:val"] ?? "";
    const paragraph = child(element, "w:pPr");
    const level = child(paragraph, "w:outlineLvl")?.attributes["w:val"];
    const style: Style = {
      look: over(below.look, { ...lookOf(child(element, "w:rPr")), shaded: isShaded(child(paragraph, "w:shd")) }),
      heading: below.heading || /^(heading \d|title)$/i.test(name) || (level !== undefined && Number(level) < 9),
      isList: below.isList || child(paragraph, "w:numPr") !== undefined,
    };
    this.#styles.set(id, style);
    return style;
  }
}

const PLAIN: Style = { look: {}, heading: false, isList: false };

export function lookOf(properties: XmlElement | undefined): Look {
  if (properties === undefined) return {};
  const size = Number(child(properties, "w:sz")?.attributes["w:val"]);
  const fonts = child(properties, "w:rFonts")?.attributes;
  return {
    bold: toggle(child(properties, "w:b")) ?? toggle(child(properties, "w:bCs")),
    size: Number.isFinite(size) && size > 0 ? size / 2 : undefined,
    vanish: toggle(child(properties, "w:vanish")) ?? toggle(child(properties, "w:webHidden")),
    colour: child(properties, "w:color")?.attributes["w:val"],
    shaded: isShaded(child(properties, "w:shd")) ?? isHighlighted(child(properties, "w:highlight")),
    font: fonts?.["w:ascii"] ?? fonts?.["w:hAnsi"],
  };
}

/** What the upper says counts, else the lower. */
export function over(lower: Look, upper: Look): Look {
  const said = Object.fromEntries(Object.entries(upper).filter(([, value]) => value !== undefined));
  return { ...lower, ...said };
}

/** `<w:b/>` is on; `<w:b w:val="0"/>` is off; nothing says nothing. */
function toggle(element: XmlElement | undefined): boolean | undefined {
  if (element === undefined) return undefined;
  return !["0", "false", "off", "none"].includes(element.attributes["w:val"] ?? "1");
}

export function isShaded(shade: XmlElement | undefined): boolean | undefined {
  if (shade === undefined) return undefined;
  const { "w:fill": fill = "auto", "w:val": pattern = "clear" } = shade.attributes;
  return !/^(auto|ffffff)$/i.test(fill) || !/^(clear|nil)$/i.test(pattern);
}

function isHighlighted(highlight: XmlElement | undefined): boolean | undefined {
  return highlight === undefined ? undefined : !["none", "white"].includes(highlight.attributes["w:val"] ?? "none");
}
