import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PaintedFont } from "./painted-page.ts";

export interface LoadedFont extends PaintedFont {
  readonly vertical: boolean;
  readonly unit: number;
  /** Height of the letters for a font size of 1: type 3 fonts have units of their own. */
  readonly height: number;
}

interface LibraryFont {
  readonly name?: string;
  readonly bold?: boolean;
  readonly black?: boolean;
  readonly vertical?: boolean;
  readonly isType3Font?: boolean;
  readonly bbox?: readonly number[];
  readonly fontMatrix?: readonly number[];
}

/** A font as the library read it: its name without the mark of a part of a font, its weight, and its units. */
export function loadFont(page: PDFPageProxy, id: string): LoadedFont {
  const found: unknown = page.commonObjs.has(id) ? page.commonObjs.get(id) : undefined;
  const font = (typeof found === "object" && found !== null ? found : {}) as LibraryFont;
  const unit = font.fontMatrix?.[0] ?? 0.001;
  const name = (font.name ?? "").replace(/^[A-Z]{6}\+/, "");
  const bold = font.bold === true || font.black === true || /bold|black|heavy|semib|demib|-bd\b|medi\b/i.test(name);
  const box = font.bbox ?? [];
  const height = (box[3] ?? 0) - (box[1] ?? 0);
  const isOwnUnit = font.isType3Font === true && height > 0;
  return {
    name,
    bold,
    vertical: font.vertical === true,
    unit: unit === 0 ? 0.001 : unit,
    height: isOwnUnit ? height * Math.abs(font.fontMatrix?.[3] ?? 0.001) : 1,
  };
}
