import { createHash } from "node:crypto";
import sharp, { type OutputInfo } from "sharp";
import { DomainError } from "../../errors.ts";
import { type JpegSize, jpegSizeOf } from "./jpeg-header.ts";
import type { Picture } from "./picture.ts";

/** A page sends 640 × 480; some cameras only give another shape. */
const FRAME_POINTS_MAX = 1280 * 960;
const SIDE_MIN_PX = 96;
const SIDE_MAX_PX = 1920;
/** Twice what the gateway lets through: the other side of the same fence. */
const BYTES_MAX = 192 * 1024;

// Frames are many and never come again: a cache of them would only be more places where faces lie.
sharp.cache(false);
// Each analyser is one thread's worth of work; more would only fight the others.
sharp.concurrency(1);

/**
 * The points of a JPEG. Its own header is read before anything is unpacked: what is no JPEG, too large or damaged is refused.
 * @throws DomainError `bad-frame`
 */
export async function decodeFrame(jpeg: Uint8Array): Promise<Picture> {
  if (jpeg.length > BYTES_MAX) throw badFrame(`has ${jpeg.length} bytes; the most is ${BYTES_MAX}`);
  const declared = jpegSizeOf(jpeg);
  if (declared === null) throw badFrame("is no JPEG");
  checkSize(declared);
  const { data, info } = await decode(jpeg);
  if (info.width !== declared.width || info.height !== declared.height || info.channels !== 3)
    throw badFrame("is not what its header says");
  return { width: info.width, height: info.height, data };
}

/** Tells frames apart: equal bytes are the same frame sent again. */
export function hashOf(jpeg: Uint8Array): string {
  return createHash("sha256").update(jpeg).digest("hex");
}

async function decode(jpeg: Uint8Array): Promise<{ data: Uint8Array; info: OutputInfo }> {
  try {
    return await sharp(jpeg, {
      // What a decoder has to guess at is no camera's picture.
      failOn: "warning",
      limitInputPixels: FRAME_POINTS_MAX,
      limitInputChannels: 3,
      sequentialRead: true,
      ignoreIcc: true,
      pages: 1,
    })
      .toColourspace("srgb")
      .raw()
      .toBuffer({ resolveWithObject: true });
  } catch (error) {
    throw badFrame("is damaged", { cause: error });
  }
}

function checkSize({ width, height }: JpegSize): void {
  const size = `${width} × ${height}`;
  if (Math.min(width, height) < SIDE_MIN_PX)
    throw badFrame(`has ${size} points; each side needs at least ${SIDE_MIN_PX}`);
  if (Math.max(width, height) > SIDE_MAX_PX || width * height > FRAME_POINTS_MAX)
    throw badFrame(`has ${size} points; the most is ${FRAME_POINTS_MAX}`);
}

function badFrame(why: string, options?: ErrorOptions): DomainError {
  return new DomainError("bad-frame", `The frame ${why}. Send a JPEG of 640 × 480.`, options);
}
