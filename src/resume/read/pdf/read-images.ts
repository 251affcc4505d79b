import { ImageKind, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { DocumentImage } from "../../document.ts";
import { imageHash, toFields } from "../image-hash.ts";
import { IMAGE_SIDE_MIN_PIXELS, IMAGES_MAX } from "../limits.ts";
import type { ScannedPicture } from "./recognise-pages.ts";
import type { PaintedImage } from "./painted-page.ts";

/** Hashes of the pictures that were painted on a page, each once. `page.cleanup()` must not have been called before. */
export async function readPageImages(
  page: PDFPageProxy,
  painted: readonly PaintedImage[],
  room: number,
): Promise<DocumentImage[]> {
  const images: DocumentImage[] = [];
  const ids = new Set(
    painted.filter(({ width, height }) => Math.min(width, height) >= IMAGE_SIDE_MIN_PIXELS).map(({ id }) => id),
  );
  for (const id of ids) {
    if (images.length >= Math.min(room, IMAGES_MAX)) break;
    const decoded = await decodedImage(page, id);
    const hash = decoded === undefined ? undefined : imageHash(toGrey(decoded));
    if (decoded !== undefined && hash !== undefined)
      images.push({ page: page.pageNumber, hash, width: decoded.width, height: decoded.height });
  }
  return images;
}

/** The largest picture on a page, decoded, for reading what is written in it. */
export async function readPagePicture(
  page: PDFPageProxy,
  painted: readonly PaintedImage[],
): Promise<Pick<ScannedPicture, "pixels" | "width" | "height" | "channels"> | undefined> {
  const [largest] = painted
    .filter(({ id }) => id !== "")
    .toSorted((one, other) => other.width * other.height - one.width * one.height);
  const decoded = largest === undefined ? undefined : await decodedImage(page, largest.id);
  if (decoded === undefined) return undefined;
  const { data, width, height, kind } = decoded;
  if (kind !== ImageKind.GRAYSCALE_1BPP)
    return { pixels: new Uint8Array(data), width, height, channels: kind === ImageKind.RGBA_32BPP ? 4 : 3 };
  const brightness = BRIGHTNESS[kind] ?? rgb;
  const rowBytes = Math.ceil(width / 8);
  const pixels = Uint8Array.from({ length: width * height }, (_, index) =>
    brightness(data, Math.floor(index / width) * rowBytes, index % width),
  );
  return { pixels, width, height, channels: 1 };
}

interface Decoded {
  readonly data: Uint8Array | Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  readonly kind: number;
}

/** What the library decoded, once it is there; undefined when it could not be. Pictures of several pages are kept elsewhere. */
async function decodedImage(page: PDFPageProxy, id: string): Promise<Decoded | undefined> {
  const store = id.startsWith("g_") ? page.commonObjs : page.objs;
  const found = await new Promise<unknown>((resolve) => {
    store.get(id, resolve);
  });
  const image = found as Partial<Decoded> | null;
  if (image?.data === undefined || image.data === null || image.width === undefined || image.height === undefined)
    return undefined;
  return { data: image.data, width: image.width, height: image.height, kind: image.kind ?? ImageKind.RGB_24BPP };
}

function toGrey({ data, width, height, kind }: Decoded): Float64Array {
  const brightness = BRIGHTNESS[kind] ?? rgb;
  const rowBytes = kind === ImageKind.GRAYSCALE_1BPP ? Math.ceil(width / 8) : width;
  return toFields(width, height, (x, y) => brightness(data, y * rowBytes, x));
}

type Brightness = (data: ArrayLike<number>, row: number, x: number) => number;

/** Where a picture is transparent, the paper is white. */
const BRIGHTNESS: Readonly<Record<number, Brightness>> = {
  [ImageKind.GRAYSCALE_1BPP]: (data, row, x) => (((data[row + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) * 255,
  [ImageKind.RGB_24BPP]: rgb,
  [ImageKind.RGBA_32BPP]: (data, row, x) => {
    const at = (row + x) * 4;
    const alpha = (data[at + 3] ?? 255) / 255;
    return luma(data, at) * alpha + 255 * (1 - alpha);
  },
};

function rgb(data: ArrayLike<number>, row: number, x: number): number {
  return luma(data, (row + x) * 3);
}

/** ITU-R BT.709, as sharp's greyscale. */
function luma(data: ArrayLike<number>, at: number): number {
  return 0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0);
}
