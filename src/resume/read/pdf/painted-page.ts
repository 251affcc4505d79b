import type { Box } from "./matrix.ts";

/** One letter as it is put on the page. Points from the page's upper left corner; the baseline is at `y`. */
export interface Glyph {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Width along the direction of writing. */
  readonly width: number;
  readonly size: number;
  /** Direction of writing in degrees: 0 is upright. */
  readonly angle: number;
  readonly font: PaintedFont;
  /** `null`: a pattern or gradient. */
  readonly colour: string | null;
  readonly alpha: number;
  /** Neither filled nor stroked: what scanners' programs put over their picture. */
  readonly unpainted: boolean;
  /** In a layer that is switched off, or outside of what the page lets through. */
  readonly cut: boolean;
  /** When it was painted: what comes later lies over it. */
  readonly order: number;
}

export interface PaintedFont {
  readonly name: string;
  readonly bold: boolean;
}

/** An area that was filled, or a picture (`colour` null). */
export interface Fill {
  readonly box: Box;
  readonly colour: string | null;
  readonly alpha: number;
  readonly order: number;
  /** The path is exactly its box. */
  readonly isRectangle: boolean;
}

export interface PaintedImage {
  /** Empty for a stencil, which has a shape but no picture of its own. */
  readonly id: string;
  readonly box: Box;
  readonly width: number;
  readonly height: number;
}

export interface PaintedPage {
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly fills: readonly Fill[];
  readonly images: readonly PaintedImage[];
  /** Letters beyond the limit were left out. */
  readonly cutShort: boolean;
}
