import { FRAME_HEADER_BYTES, type FRAME_MAGIC, type SEEN_MAGIC } from "./wire-numbers.ts";

/** One binary message: the header of `wire.ts`, then the JPEG. `clockMs` is the page's own clock. */
export function toFrameMessage(
  magic: typeof FRAME_MAGIC | typeof SEEN_MAGIC,
  seq: number,
  clockMs: number,
  jpeg: ArrayBuffer,
): Uint8Array<ArrayBuffer> {
  const message = new Uint8Array(FRAME_HEADER_BYTES + jpeg.byteLength);
  const header = new DataView(message.buffer);
  header.setUint32(0, magic, true);
  header.setUint32(4, seq, true);
  header.setFloat64(8, clockMs, true);
  message.set(new Uint8Array(jpeg), FRAME_HEADER_BYTES);
  return message;
}

export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The middle of a picture in the shape that is wanted: what a 4:3 preview with `object-fit: cover` shows. Bars would be the
 * other way, but a bar stands still when the camera turns, and the background would seem to stand still with it.
 */
export function cropTo(width: number, height: number, aspect: number): Crop {
  const wanted =
    width / height > aspect
      ? { width: Math.round(height * aspect), height }
      : { width, height: Math.round(width / aspect) };
  return { x: Math.round((width - wanted.width) / 2), y: Math.round((height - wanted.height) / 2), ...wanted };
}
