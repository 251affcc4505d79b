import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
import { IMAGE_PIXELS_MAX } from "../limits.ts";
import { Unreadable } from "../unreadable.ts";

const LIBRARY = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));

export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  readonly close: () => Promise<void>;
}

/**
 * Opens a PDF for reading. This version of PDF.js evaluates no code; it is given no address, so it fetches nothing; character maps
 * and decoders come from its own package. The library takes ownership of the bytes it is handed: it gets a copy.
 * `active`: what was seen in the file already, for the case that it cannot be opened.
 */
export async function openPdf(bytes: Uint8Array, active: readonly string[]): Promise<OpenPdf> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    useWorkerFetch: false,
    useSystemFonts: false,
    // Gives fonts their names and weights.
    fontExtraProperties: true,
    enableXfa: false,
    maxImageSize: IMAGE_PIXELS_MAX,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    // Nothing is drawn: without this every glyph's outline would be sent along.
    disableFontFace: false,
    cMapUrl: `${join(LIBRARY, "cmaps")}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(LIBRARY, "standard_fonts")}/`,
    wasmUrl: `${join(LIBRARY, "wasm")}/`,
    ownerDocument: NO_PAGE,
  });
  try {
    return { document: await task.promise, close: () => task.destroy() };
  } catch (error) {
    await task.destroy();
    throw toUnreadable(error, active);
  }
}

/** The library's errors by name. Others are its own mistakes over a damaged file, and cost the file as well. */
const SENTENCES: Readonly<Record<string, string>> = {
  PasswordException: "the PDF is encrypted with a password",
  InvalidPDFException: "the PDF is damaged or cut off",
};

function toUnreadable(error: unknown, active: readonly string[]): Unreadable {
  const { name, message } = error as Error;
  return new Unreadable(SENTENCES[name] ?? `the PDF cannot be read: ${message}`, { cause: error, active });
}

/** Where the library would register fonts for drawing. Fonts are read, never drawn. */
const NO_PAGE = { fonts: { add: () => undefined, delete: () => undefined } };

/** The library hands each font to the browser and waits until it is loaded. */
class UnusedFontFace {
  readonly loaded = Promise.resolve();
}
Object.assign(globalThis, { FontFace: UnusedFontFace });
