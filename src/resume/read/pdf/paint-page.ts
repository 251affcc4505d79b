import { type PDFPageProxy, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { OptionalContentConfig } from "pdfjs-dist/types/src/display/optional_content_config.js";
import { FILLS_PER_PAGE_MAX, GLYPHS_PER_PAGE_MAX, STATES_MAX } from "../limits.ts";
import { type LoadedFont, loadFont } from "./load-font.ts";
import { apply, boxOf, type Box, IDENTITY, type Matrix, meet, multiply, scaleOf } from "./matrix.ts";
import { isAxisAligned, isOutside } from "./path.ts";
import type { Fill, Glyph, PaintedImage, PaintedPage } from "./painted-page.ts";

interface State {
  matrix: Matrix;
  clip: Box;
  colour: string | null;
  alpha: number;
  font: LoadedFont | undefined;
  fontSize: number;
  fontDirection: number;
  characterSpacing: number;
  wordSpacing: number;
  horizontalScale: number;
  leading: number;
  rise: number;
  mode: number;
}

/** What the library's list of painting operations holds for a letter. */
interface ShownGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  readonly vmetric?: readonly [number, number, number] | null;
}

/**
 * Follows a page's painting operations and notes where each letter, filled area and picture comes to stand. The library's own
 * text extraction says neither colours nor layers nor what is painted over, which is how text is hidden.
 */
export async function paintPage(page: PDFPageProxy, layers: OptionalContentConfig | undefined): Promise<PaintedPage> {
  const viewport = page.getViewport({ scale: 1 });
  const operations = await page.getOperatorList();
  const painter = new Painter(page, viewport.transform as unknown as Matrix, viewport.width, viewport.height, layers);
  for (const [index, operation] of operations.fnArray.entries())
    painter.paint(operation, (operations.argsArray[index] ?? []) as readonly unknown[], index);
  return {
    width: viewport.width,
    height: viewport.height,
    glyphs: painter.glyphs,
    fills: painter.fills,
    images: painter.images,
    cutShort: painter.glyphs.length >= GLYPHS_PER_PAGE_MAX,
  };
}

class Painter {
  readonly glyphs: Glyph[] = [];
  readonly fills: Fill[] = [];
  readonly images: PaintedImage[] = [];
  readonly #page: PDFPageProxy;
  readonly #base: Matrix;
  readonly #layers: OptionalContentConfig | undefined;
  readonly #fonts = new Map<string, LoadedFont>();
  readonly #stack: State[] = [];
  readonly #hiddenLayers: boolean[] = [];
  readonly #masks: boolean[] = [];
  #state: State;
  #text: Matrix = IDENTITY;
  #x = 0;
  #y = 0;
  #lineX = 0;
  #lineY = 0;
  #clips = false;

  constructor(
    page: PDFPageProxy,
    base: Matrix,
    width: number,
    height: number,
    layers: OptionalContentConfig | undefined,
  ) {
    this.#page = page;
    this.#base = base;
    this.#layers = layers;
    this.#state = {
      matrix: base,
      clip: [0, 0, width, height],
      colour: "#000000",
      alpha: 1,
      font: undefined,
      fontSize: 0,
      fontDirection: 1,
      characterSpacing: 0,
      wordSpacing: 0,
      horizontalScale: 1,
      leading: 0,
      rise: 0,
      mode: 0,
    };
  }

  paint(operation: number, values: readonly unknown[], order: number): void {
    const state = this.#state;
    const number = (index: number): number => (typeof values[index] === "number" ? values[index] : 0);
    switch (operation) {
      case OPS.save:
        this.#save();
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
      case OPS.endAnnotation:
        this.#restore();
        break;
      case OPS.transform:
        state.matrix = multiply(state.matrix, values as unknown as Matrix);
        break;
      case OPS.paintFormXObjectBegin:
        this.#save();
        if (isMatrix(values[0])) this.#state.matrix = multiply(state.matrix, values[0]);
        if (values[1] !== null && values[1] !== undefined)
          this.#state.clip = meet(this.#state.clip, boxOf(this.#state.matrix, values[1] as Box));
        break;
      case OPS.beginGroup: {
        this.#save();
        const group = values[0] as { smask?: unknown } | undefined;
        this.#masks.push(group?.smask !== null && group?.smask !== undefined);
        break;
      }
      case OPS.endGroup:
        this.#restore();
        this.#masks.pop();
        break;
      case OPS.beginAnnotation:
        this.#save();
        this.#state.matrix = this.#base;
        for (const matrix of [values[2], values[3]])
          if (isMatrix(matrix)) this.#state.matrix = multiply(this.#state.matrix, matrix);
        break;
      case OPS.beginMarkedContent:
        this.#hiddenLayers.push(false);
        break;
      case OPS.beginMarkedContentProps:
        this.#hiddenLayers.push(values[0] === "OC" && !this.#isLayerVisible(values[1]));
        break;
      case OPS.endMarkedContent:
        this.#hiddenLayers.pop();
        break;
      case OPS.setFillRGBColor:
        state.colour = typeof values[0] === "string" ? values[0] : null;
        break;
      case OPS.setFillColorN:
      case OPS.setFillTransparent:
        state.colour = null;
        break;
      case OPS.setGState:
        this.#setState(values[0] as readonly (readonly [string, unknown])[]);
        break;
      case OPS.clip:
      case OPS.eoClip:
        this.#clips = true;
        break;
      case OPS.constructPath:
        this.#path(values, order);
        break;
      case OPS.paintImageXObject:
        this.#image(String(values[0]), number(1), number(2), order);
        break;
      case OPS.paintImageMaskXObject: {
        const { width = 0, height = 0 } = (values[0] ?? {}) as { width?: number; height?: number };
        this.#image("", width, height, order);
        break;
      }
      case OPS.paintInlineImageXObject:
      case OPS.shadingFill:
        this.#cover(null, order, false);
        break;
      case OPS.beginText:
        this.#moveTo(IDENTITY);
        break;
      case OPS.setCharSpacing:
        state.characterSpacing = number(0);
        break;
      case OPS.setWordSpacing:
        state.wordSpacing = number(0);
        break;
      case OPS.setHScale:
        state.horizontalScale = number(0) / 100;
        break;
      case OPS.setLeading:
        state.leading = -number(0);
        break;
      case OPS.setFont:
        this.#setFont(String(values[0]), number(1));
        break;
      case OPS.setTextRenderingMode:
        state.mode = number(0);
        break;
      case OPS.setTextRise:
        state.rise = number(0);
        break;
      case OPS.moveText:
        this.#nextLine(number(0), number(1));
        break;
      case OPS.setLeadingMoveText:
        state.leading = number(1);
        this.#nextLine(number(0), number(1));
        break;
      case OPS.setTextMatrix:
        this.#moveTo(values[0] as Matrix);
        break;
      case OPS.nextLine:
        this.#nextLine(0, state.leading);
        break;
      case OPS.showText:
        this.#show(values[0] as readonly (ShownGlyph | number)[], order);
        break;
      default:
    }
  }

  #save(): void {
    if (this.#stack.length < STATES_MAX) this.#stack.push({ ...this.#state });
  }

  #restore(): void {
    this.#state = this.#stack.pop() ?? this.#state;
  }

  #setState(entries: readonly (readonly [string, unknown])[]): void {
    for (const [key, value] of entries) {
      if (key === "ca" && typeof value === "number") this.#state.alpha = value;
      if (key === "Font" && Array.isArray(value)) this.#setFont(String(value[0]), Number(value[1]));
    }
  }

  #isLayerVisible(group: unknown): boolean {
    return this.#layers?.isVisible(group) ?? true;
  }

  #path(values: readonly unknown[], order: number): void {
    const box = values[2] as ArrayLike<number> | null;
    if (box !== null && box !== undefined && Number.isFinite(box[0])) {
      const area = boxOf(this.#state.matrix, box as unknown as Box);
      if (FILLING.has(Number(values[0]))) {
        const points = (values[1] as readonly (ArrayLike<number> | null)[])[0];
        // A path of four straight lines: three numbers a point, and one to close it.
        const isRectangle = points !== null && points !== undefined && points.length <= 16 && isAxisAligned(points);
        this.#fill(meet(area, this.#state.clip), this.#state.colour, order, isRectangle);
      }
      if (this.#clips) this.#state.clip = meet(this.#state.clip, area);
    }
    this.#clips = false;
  }

  #image(id: string, width: number, height: number, order: number): void {
    this.#cover(null, order, true);
    if (!this.#isHidden()) this.images.push({ id, box: boxOf(this.#state.matrix, UNIT), width, height });
  }

  #cover(colour: string | null, order: number, isUnit: boolean): void {
    const box = isUnit ? boxOf(this.#state.matrix, UNIT) : this.#state.clip;
    this.#fill(meet(box, this.#state.clip), colour, order, false);
  }

  #fill(box: Box, colour: string | null, order: number, isRectangle: boolean): void {
    if (this.#isHidden()) return;
    // Lines and dots are no ground for letters.
    if (box[2] - box[0] < GROUND_POINTS_MIN || box[3] - box[1] < GROUND_POINTS_MIN) return;
    if (this.fills.length <= FILLS_PER_PAGE_MAX)
      this.fills.push({ box, colour, alpha: this.#state.alpha, order, isRectangle });
  }

  #isHidden(): boolean {
    return this.#hiddenLayers.includes(true) || this.#masks.includes(true);
  }

  #setFont(id: string, size: number): void {
    this.#state.font = this.#fonts.get(id) ?? this.#loadFont(id);
    this.#state.fontSize = Math.abs(size);
    this.#state.fontDirection = size < 0 ? -1 : 1;
  }

  #loadFont(id: string): LoadedFont {
    const font = loadFont(this.#page, id);
    this.#fonts.set(id, font);
    return font;
  }

  #moveTo(matrix: Matrix): void {
    this.#text = matrix;
    this.#x = this.#y = this.#lineX = this.#lineY = 0;
  }

  #nextLine(x: number, y: number): void {
    this.#x = this.#lineX += x;
    this.#y = this.#lineY += y;
  }

  #show(shown: readonly (ShownGlyph | number)[], order: number): void {
    const { font, fontSize, characterSpacing, wordSpacing, fontDirection } = this.#state;
    if (font === undefined || !Array.isArray(shown)) return;
    const scale = this.#state.horizontalScale * fontDirection;
    for (const glyph of shown) {
      if (typeof glyph === "number") {
        if (font.vertical) this.#y -= (glyph * fontSize) / 1000;
        else this.#x -= ((glyph * fontSize) / 1000) * scale;
        continue;
      }
      const spacing = (glyph.isSpace ? wordSpacing : 0) + characterSpacing;
      const width = glyph.width * font.unit * fontSize;
      if (font.vertical) {
        const drop = (glyph.vmetric?.[0] ?? -1000) * font.unit * fontSize;
        this.#put(glyph.unicode, -width / 2, width, order);
        this.#y += drop - spacing;
      } else {
        this.#put(glyph.unicode, 0, width * scale, order);
        this.#x += (width + spacing * fontDirection) * scale;
      }
    }
  }

  #put(text: string, shift: number, width: number, order: number): void {
    if (this.glyphs.length >= GLYPHS_PER_PAGE_MAX || this.#masks.includes(true)) return;
    const { matrix, font, fontSize, rise, colour, alpha, mode, clip } = this.#state;
    if (font === undefined) return;
    const whole = multiply(matrix, this.#text);
    const [x, y] = apply(whole, this.#x + shift, this.#y + rise);
    const [endX, endY] = apply(whole, this.#x + shift + width, this.#y + rise);
    const size = fontSize * font.height * scaleOf(whole);
    const middle = [(x + endX) / 2, (y + endY) / 2 - size / 3] as const;
    this.glyphs.push({
      text,
      x: Math.min(x, endX),
      y,
      width: Math.hypot(endX - x, endY - y),
      size,
      angle: width === 0 ? 0 : Math.round((Math.atan2(endY - y, endX - x) * 180) / Math.PI),
      font,
      colour,
      alpha,
      unpainted: mode === 3 || mode === 7,
      cut: this.#isHidden() || isOutside(clip, middle, size),
      order,
    });
  }
}

/** Smaller areas cannot lie under or over a letter. */
const GROUND_POINTS_MIN = 2;
const UNIT: Box = [0, 0, 1, 1];
const FILLING: ReadonlySet<number> = new Set([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);

function isMatrix(value: unknown): value is Matrix {
  return value !== null && typeof value === "object" && (value as ArrayLike<number>).length === 6;
}
