import sharp from "sharp";
import type { DocumentImage } from "../document.ts";
import { imageHash, toFields } from "./image-hash.ts";
import { IMAGE_PIXELS_MAX, IMAGE_SIDE_MIN_PIXELS, IMAGES_MAX } from "./limits.ts";

// One picture at a time: several processes read documents at once, and a pool of threads in each would only fight.
sharp.concurrency(1);
sharp.cache(false);

/** Large pictures are shrunk to this while they are decoded. */
const SHRUNK_PIXELS = 512;

/** Formats that are decoded; vector pictures, which may refer to other files, are not. */
const DECODED: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
];

/** Hashes of the pictures in a file whose pages are not known. Those that cannot be decoded, or not within the limits, are left out. */
export async function readImages(files: Iterable<Uint8Array>): Promise<DocumentImage[]> {
  const images: DocumentImage[] = [];
  for (const bytes of files) {
    if (images.length >= IMAGES_MAX) break;
    const image = isDecoded(bytes) ? await readImage(bytes) : undefined;
    if (image !== undefined) images.push(image);
  }
  return images;
}

function isDecoded(bytes: Uint8Array): boolean {
  const isWebp = Buffer.from(bytes.subarray(8, 12)).toString("latin1") === "WEBP";
  return isWebp || DECODED.some((magic) => magic.every((byte, index) => bytes[index] === byte));
}

async function readImage(bytes: Uint8Array): Promise<DocumentImage | undefined> {
  try {
    const picture = sharp(bytes, { limitInputPixels: IMAGE_PIXELS_MAX, failOn: "none", pages: 1 });
    const { width, height } = await picture.metadata();
    if (Math.min(width, height) < IMAGE_SIDE_MIN_PIXELS) return undefined;
    const { data, info } = await picture
      .flatten({ background: "#ffffff" })
      .greyscale()
      .resize(SHRUNK_PIXELS, SHRUNK_PIXELS, { fit: "inside", withoutEnlargement: true })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const hash = imageHash(
      toFields(info.width, info.height, (x, y) => data[(y * info.width + x) * info.channels] ?? 0),
    );
    return hash === undefined ? undefined : { page: 1, hash, width, height };
  } catch {
    // A damaged picture, or one too large to be decoded, costs the picture.
    return undefined;
  }
}
