import type { OptionalContentConfig } from "pdfjs-dist/types/src/display/optional_content_config.js";
import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { DocumentImage, DocumentLink, HiddenText } from "../../document.ts";
import type { LooseLine } from "../assemble-text.ts";
import type { Contents } from "../contents.ts";
import { IMAGES_MAX, PAGES_MAX } from "../limits.ts";
import { cleanText } from "./clean-text.ts";
import { findZones } from "./columns.ts";
import { openPdf } from "./open-pdf.ts";
import { paintPage } from "./paint-page.ts";
import type { Glyph, PaintedPage } from "./painted-page.ts";
import { readPdfFacts } from "./pdf-facts.ts";
import { readPageImages, readPagePicture } from "./read-images.ts";
import { RECOGNISED_PAGES_MAX, recognisePages, type ScannedPicture } from "./recognise-pages.ts";
import { Unreadable } from "../unreadable.ts";
import { withoutRunning } from "./running-rows.ts";
import { rowLine, toLines } from "./to-lines.ts";
import { scanObjects } from "./scan-objects.ts";
import { sortByVisibility } from "./visibility.ts";
import { toRows } from "./words.ts";

/** Reads text, facts and what is hidden of a PDF. `languageFolder`: where data for recognising letters in scans is, if anywhere. */
export async function readPdf(bytes: Uint8Array, languageFolder?: string): Promise<Contents> {
  const scanned = scanObjects(bytes);
  const { document, close } = await openPdf(bytes, scanned.active);
  try {
    const { pages, damaged } = await readPages(document, languageFolder !== undefined);
    if (pages.length === 0) throw new Unreadable("the PDF's pages are damaged", { active: scanned.active });
    const facts = await readPdfFacts(document);
    const pictures = pages.flatMap(({ picture }) => (picture === undefined ? [] : [picture]));
    const recognised = languageFolder === undefined ? undefined : await recognisePages(pictures, languageFolder);
    const lines = [...linesOf(pages.filter(({ isScan }) => !isScan)), ...(recognised ?? [])];
    const recognisedPages = [
      ...pages.filter(({ isRecognised, isGarbled }) => isRecognised || isGarbled).map(({ page }) => page),
      ...new Set((recognised ?? []).map(({ page }) => page)),
    ];
    return {
      pages: document.numPages,
      lines,
      facts: {
        ...facts,
        active: scanned.active,
        fonts: fontsOf(pages),
        images: pages.flatMap(({ images }) => images),
        hiddenText: pages.flatMap(hiddenTextOf),
        scannedPages: pages.filter(({ isScan }) => isScan).map(({ page }) => page),
      },
      links: pages.flatMap(({ links }) => links),
      isProfile: isSavedProfile(lines, facts.producer ?? ""),
      notes: notesOf(document, pages, { damaged, recognisedPages, tooLargeImages: scanned.tooLargeImages }),
      recognisedPages,
    };
  } finally {
    await close();
  }
}

interface Page {
  readonly page: number;
  readonly height: number;
  readonly painted: PaintedPage;
  readonly visible: readonly Glyph[];
  readonly hidden: readonly Glyph[];
  readonly images: readonly DocumentImage[];
  readonly links: readonly DocumentLink[];
  /** Of a scan that is to be recognised. */
  readonly picture: ScannedPicture | undefined;
  readonly isScan: boolean;
  readonly isRecognised: boolean;
  readonly isGarbled: boolean;
}

/** A page on which the library fails costs that page. */
async function readPages(
  document: PDFDocumentProxy,
  wantsPictures: boolean,
): Promise<{ pages: readonly Page[]; damaged: readonly number[] }> {
  const layers = await document.getOptionalContentConfig();
  const pages: Page[] = [];
  const damaged: number[] = [];
  let imageCount = 0;
  for (let number = 1; number <= Math.min(document.numPages, PAGES_MAX); number += 1) {
    try {
      const page = await readPage(
        await document.getPage(number),
        layers,
        IMAGES_MAX - imageCount,
        wantsPictures && pages.filter(({ picture }) => picture !== undefined).length < RECOGNISED_PAGES_MAX,
      );
      imageCount += page.images.length;
      pages.push(page);
    } catch {
      damaged.push(number);
    }
  }
  return { pages, damaged };
}

async function readPage(
  page: PDFPageProxy,
  layers: OptionalContentConfig,
  imagesMax: number,
  wantsPicture: boolean,
): Promise<Page> {
  const painted = await paintPage(page, layers);
  const sorted = sortByVisibility(painted);
  const images = await readPageImages(page, painted.images, imagesMax);
  const links = await readLinks(page);
  const pixels = wantsPicture && sorted.isScan ? await readPagePicture(page, painted.images) : undefined;
  page.cleanup();
  const { width: pageWidth, height: pageHeight } = painted;
  const picture = pixels === undefined ? undefined : { ...pixels, page: page.pageNumber, pageWidth, pageHeight };
  return { page: page.pageNumber, height: pageHeight, painted, images, links, picture, ...sorted };
}

async function readLinks(page: PDFPageProxy): Promise<DocumentLink[]> {
  const annotations = (await page.getAnnotations()) as readonly {
    subtype?: string;
    url?: string;
    unsafeUrl?: string;
  }[];
  return annotations
    .filter(({ subtype }) => subtype === "Link")
    .slice(0, LINKS_PER_PAGE_MAX)
    .map(({ url, unsafeUrl }) => url ?? unsafeUrl ?? "")
    .filter((url) => /^(https?|mailto|tel):/i.test(url))
    .map((url) => ({ page: page.pageNumber, url: url.slice(0, URL_CHARACTERS_MAX) }));
}

const LINKS_PER_PAGE_MAX = 200;
const URL_CHARACTERS_MAX = 2_000;

function linesOf(pages: readonly Page[]): LooseLine[] {
  const running = withoutRunning(
    pages.map(({ page, height, visible }) => ({ page, height, rows: toRows(visible.filter(isUpright)) })),
  );
  const turned = isRightToLeft(pages);
  const zones = running.pages.map(({ page, rows }) => ({ page, zones: findZones(rows) }));
  return [
    ...running.headers.map(({ row, page }) => rowLine(row, page, turned)),
    ...toLines(zones, turned),
    ...running.footers.map(({ row, page }) => rowLine(row, page, turned)),
    ...pages.flatMap(turnedLines),
  ];
}

function isUpright({ angle }: Glyph): boolean {
  return Math.abs(angle) <= 2;
}

/** Text that runs up or down the page: each direction is turned upright and read by itself, after the rest of the page. */
function turnedLines({ page, visible }: Page): LooseLine[] {
  const angles = new Set(visible.filter((glyph) => !isUpright(glyph)).map(({ angle }) => angle));
  return [...angles].slice(0, DIRECTIONS_MAX).flatMap((angle) => {
    const radians = (-angle * Math.PI) / 180;
    const turned = visible
      .filter((glyph) => glyph.angle === angle)
      .map((glyph) => ({
        ...glyph,
        x: glyph.x * Math.cos(radians) - glyph.y * Math.sin(radians),
        y: glyph.x * Math.sin(radians) + glyph.y * Math.cos(radians),
      }));
    return toRows(turned).map((row) => ({ ...rowLine(row, page, false), left: 0, top: 0 }));
  });
}

const DIRECTIONS_MAX = 8;

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;

function isRightToLeft(pages: readonly Page[]): boolean {
  let right = 0;
  let all = 0;
  for (const { text } of pages.flatMap(({ visible }) => visible)) {
    if (!/\p{L}/u.test(text)) continue;
    all += 1;
    if (RIGHT_TO_LEFT.test(text)) right += 1;
  }
  return right * 2 > all;
}

function fontsOf(pages: readonly Page[]): string[] {
  const names = pages.flatMap(({ painted }) => painted.glyphs.map(({ font }) => font.name));
  return [...new Set(names)].filter((name) => name !== "").toSorted();
}

function hiddenTextOf({ page, hidden }: Page): HiddenText[] {
  const text = toRows(hidden.map((glyph) => ({ ...glyph, angle: 0 })))
    .map((row) => cleanText(rowLine(row, page, false).text))
    .join("\n")
    .trim();
  // A single letter out of place is a mistake of typesetting; a word may be a message.
  return /[\p{L}\p{N}]{2}/u.test(text) ? [{ page, text }] : [];
}

/**
 * LinkedIn's "Save to PDF" is made by Apache FOP and labels the profile's address "(LinkedIn)" in every language. Either alone may be
 * anybody's; both stand beside the address of a profile.
 */
function isSavedProfile(lines: readonly LooseLine[], producer: string): boolean {
  const head = lines
    .slice(0, 40)
    .map(({ text }) => text)
    .join(" ");
  return /linkedin\.com\/in\//i.test(head) && (/\(LinkedIn\)/.test(head) || producer.startsWith("Apache FOP"));
}

interface Noted {
  readonly damaged: readonly number[];
  readonly recognisedPages: readonly number[];
  readonly tooLargeImages: number;
}

function notesOf(document: PDFDocumentProxy, pages: readonly Page[], noted: Noted): string[] {
  const { damaged, recognisedPages, tooLargeImages } = noted;
  const notes: string[] = [];
  if (document.numPages > PAGES_MAX) notes.push(`only the first ${PAGES_MAX} of ${document.numPages} pages were read`);
  if (damaged.length > 0) notes.push(`damaged, not read: page ${damaged.join(", ")}`);
  if (tooLargeImages > 0) notes.push(`pictures too large to be decoded: ${tooLargeImages}`);
  const garbled = pages.filter(({ isGarbled }) => isGarbled).map(({ page }) => page);
  if (garbled.length > 0)
    notes.push(`letters whose meaning the file does not tell, so that readings are unsure: page ${garbled.join(", ")}`);
  const scans = pages.filter(({ isScan, page }) => isScan && !recognisedPages.includes(page));
  if (scans.length > 0)
    notes.push(`a picture without text, not read: page ${scans.map(({ page }) => page).join(", ")}`);
  const recognised = recognisedPages.filter((page) => !garbled.includes(page));
  if (recognised.length > 0)
    notes.push(`a scan whose text a program recognised, so that readings are unsure: page ${recognised.join(", ")}`);
  const cut = pages.filter(({ painted }) => painted.cutShort);
  if (cut.length > 0)
    notes.push(`more letters than are read of one page: page ${cut.map(({ page }) => page).join(", ")}`);
  return notes;
}
