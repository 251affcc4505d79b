export interface JpegSize {
  readonly width: number;
  readonly height: number;
}

const MARKER = 0xff;
const START_OF_IMAGE = 0xd8;
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
/** Frame headers of Huffman-coded baseline, extended and progressive JPEG. Lossless and arithmetic ones come from no camera. */
const START_OF_FRAME: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);
/** Of any kind: C4, C8 and CC are tables. */
const isOtherFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
/** Segments before the picture: a page's encoder writes about eight. */
const SEGMENTS_MAX = 64;

/**
 * The size that a JPEG declares, by walking its segments up to the frame header: before any decoder sees it. Null for whatever
 * is no JPEG of one or three components with eight bits.
 */
export function jpegSizeOf(bytes: Uint8Array): JpegSize | null {
  if (bytes[0] !== MARKER || bytes[1] !== START_OF_IMAGE) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  for (let segment = 0; segment < SEGMENTS_MAX && at + 4 <= bytes.length; segment += 1) {
    if (view.getUint8(at) !== MARKER) return null;
    const marker = view.getUint8(at + 1);
    if (marker === MARKER) {
      // A fill byte.
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (length < 2 || marker === START_OF_SCAN || marker === END_OF_IMAGE) return null;
    if (START_OF_FRAME.has(marker)) return sizeIn(view, at + 4, length - 2);
    if (isOtherFrame(marker)) return null;
    at += 2 + length;
  }
  return null;
}

/** Precision, height, width, number of components. */
function sizeIn(view: DataView, at: number, length: number): JpegSize | null {
  if (length < 6 || at + 6 > view.byteLength || view.getUint8(at) !== 8) return null;
  const components = view.getUint8(at + 5);
  if (components !== 1 && components !== 3) return null;
  return { width: view.getUint16(at + 3), height: view.getUint16(at + 1) };
}
