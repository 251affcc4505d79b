import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import sharp from "sharp";
import { createWorker, type Worker } from "tesseract.js";
import type { LooseLine } from "../assemble-text.ts";
import { cleanText } from "./clean-text.ts";

/** A scanned page's picture, and the size of the page that it covers, in points. */
export interface ScannedPicture {
  readonly page: number;
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  readonly pageWidth: number;
  readonly pageHeight: number;
}

/** Recognising takes seconds a page. */
export const RECOGNISED_PAGES_MAX = 6;
/** More languages at once make it slower and no better. */
const LANGUAGES_MAX = 3;
/** What the program itself calls sure, of 100: below it a line is guesswork. */
const CONFIDENCE_MIN = 30;

/**
 * Reads the letters in pictures of pages with the language data in `folder` (`eng.traineddata`, packed or not). Nothing is fetched: the
 * program's core is in its package, and its data is read from the folder or not at all.
 * @returns undefined when the folder holds no language data
 */
export async function recognisePages(
  pictures: readonly ScannedPicture[],
  folder: string,
): Promise<readonly LooseLine[] | undefined> {
  const data = languageData(folder);
  if (data.languages.length === 0 || pictures.length === 0) return undefined;
  const worker = await createWorker(data.languages, undefined, {
    langPath: folder,
    gzip: data.isPacked,
    // Neither read from nor written to a folder of the program's own choice.
    cacheMethod: "none",
    corePath: dirname(createRequire(import.meta.resolve("tesseract.js")).resolve("tesseract.js-core/package.json")),
    errorHandler: () => undefined,
  });
  try {
    const lines: LooseLine[] = [];
    for (const picture of pictures.slice(0, RECOGNISED_PAGES_MAX))
      lines.push(...(await recognisePage(worker, picture)));
    return lines;
  } finally {
    await worker.terminate();
  }
}

function languageData(folder: string): { languages: string[]; isPacked: boolean } {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return { languages: [], isPacked: false };
  }
  const packed = names.filter((name) => name.endsWith(".traineddata.gz"));
  const plain = names.filter((name) => name.endsWith(".traineddata"));
  const isPacked = plain.length === 0;
  const languages = (isPacked ? packed : plain).map((name) => name.replace(/\.traineddata(\.gz)?$/, ""));
  return { languages: languages.filter((language) => language !== "osd").slice(0, LANGUAGES_MAX), isPacked };
}

async function recognisePage(worker: Worker, picture: ScannedPicture): Promise<LooseLine[]> {
  const { pixels, width, height, channels, page, pageWidth, pageHeight } = picture;
  const png = await sharp(pixels, { raw: { width, height, channels } })
    .flatten({ background: "#ffffff" })
    .greyscale()
    .png({ compressionLevel: 1 })
    .toBuffer();
  const { data } = await worker.recognize(png, {}, { text: false, blocks: true });
  return (data.blocks ?? [])
    .flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines))
    .filter(({ confidence }) => confidence >= CONFIDENCE_MIN)
    .map(({ text, bbox }) => ({
      page,
      text: cleanText(text).trim(),
      left: Math.round((bbox.x0 / width) * pageWidth),
      top: Math.round((bbox.y0 / height) * pageHeight),
      size: Math.round(((bbox.y1 - bbox.y0) / height) * pageHeight * 0.8),
      bold: false,
      heading: false,
    }));
}
