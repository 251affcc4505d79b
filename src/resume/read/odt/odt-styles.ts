import { child, descendants, type XmlElement } from "../xml.ts";

export interface OdtLook {
  readonly bold?: boolean;
  readonly size?: number;
  readonly hidden?: boolean;
  readonly white?: boolean;
  readonly shaded?: boolean;
  readonly font?: string;
  readonly left?: number;
}

/** Styles of OpenDocument by name, each with what its parents say. */
export class OdtStyles {
  readonly #elements = new Map<string, XmlElement>();

  constructor(parts: readonly (XmlElement | undefined)[]) {
    for (const part of parts)
      if (part !== undefined)
        for (const style of descendants(part, "style:style"))
          this.#elements.set(style.attributes["style:name"] ?? "", style);
  }

  /** The look of a style over what lies around it. */
  look(name: string | undefined, around: OdtLook): OdtLook {
    const chain: XmlElement[] = [];
    let next = name;
    // A style that names itself as its parent must not hang the reading.
    while (next !== undefined && chain.length < CHAIN_MAX) {
      const element = this.#elements.get(next);
      if (element === undefined) break;
      chain.unshift(element);
      next = element.attributes["style:parent-style-name"];
    }
    return chain.reduce<OdtLook>((look, style) => ({ ...look, ...ownLook(style) }), around);
  }
}

const CHAIN_MAX = 20;

function ownLook(style: XmlElement): OdtLook {
  const text = child(style, "style:text-properties")?.attributes ?? {};
  const paragraph = child(style, "style:paragraph-properties")?.attributes ?? {};
  const size = points(text["fo:font-size"]);
  const left = points(paragraph["fo:margin-left"]);
  const ground = text["fo:background-color"] ?? paragraph["fo:background-color"];
  const display = text["text:display"];
  return {
    ...(text["fo:font-weight"] === undefined ? {} : { bold: /bold|[6-9]00/.test(text["fo:font-weight"]) }),
    ...(size === undefined ? {} : { size }),
    ...(left === undefined ? {} : { left }),
    ...(display === undefined ? {} : { hidden: display === "none" }),
    ...(text["fo:color"] === undefined ? {} : { white: /^#f[a-f\d]f[a-f\d]f[a-f\d]$/i.test(text["fo:color"]) }),
    ...(ground === undefined ? {} : { shaded: !/^(transparent|#ffffff)$/i.test(ground) }),
    ...(text["style:font-name"] === undefined ? {} : { font: text["style:font-name"] }),
  };
}

const UNITS: Readonly<Record<string, number>> = { pt: 1, in: 72, cm: 28.3465, mm: 2.83465, px: 0.75 };

function points(length: string | undefined): number | undefined {
  const [, number, unit = ""] = /^(-?[\d.]+)(pt|in|cm|mm|px)$/.exec(length ?? "") ?? [];
  return number === undefined ? undefined : Number(number) * (UNITS[unit] ?? 1);
}
