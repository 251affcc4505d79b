import type { DocumentKind } from "../document.ts";
import type { Contents } from "./contents.ts";
import type { FoundKind } from "./document-kind.ts";
import { activeContent } from "./docx/active-content.ts";
import { readDocx } from "./docx/read-docx.ts";
import { readOdt } from "./odt/read-odt.ts";
import { readPdf } from "./pdf/read-pdf.ts";
import { readRtf } from "./rtf/read-rtf.ts";
import { readHtml } from "./text/read-html.ts";
import { readJsonResume } from "./text/read-json-resume.ts";
import { readText } from "./text/read-text.ts";
import { Unreadable } from "./unreadable.ts";
import { zipKind } from "./zip-kind.ts";
import { listZip, unzip } from "./zip.ts";

interface ReadContents {
  readonly kind: DocumentKind;
  readonly contents: Contents;
}

export interface ReadOptions {
  /** Folder with language data for tesseract: letters in scanned pages are read only when it is there. */
  readonly languageFolder?: string;
}

type Reader = (bytes: Uint8Array, options: ReadOptions) => Promise<ReadContents>;

/** How each kind of file is read. */
export const READERS: Readonly<Record<NonNullable<FoundKind>, Reader>> = {
  pdf: async (bytes, { languageFolder }) => ({ kind: "pdf", contents: await readPdf(bytes, languageFolder) }),
  zip: readZip,
  docx: readZip,
  odt: readZip,
  rtf: async (bytes) => ({ kind: "rtf", contents: await readRtf(bytes) }),
  html: async (bytes) => ({ kind: "html", contents: readHtml(bytes) }),
  "json-resume": async (bytes) => ({ kind: "json-resume", contents: readJsonResume(bytes) }),
  text: async (bytes) => ({ kind: "text", contents: readText(bytes) }),
  "old-word": async () => {
    throw new Unreadable("a file of Word before 2007, or an encrypted one, which is not read: ask for a PDF or DOCX");
  },
};

/** The parts of a zip that are read: text, pictures, and what says which format it is. */
const WANTED = /\.(xml|rels)$|^(word\/media|Pictures)\//i;

async function readZip(bytes: Uint8Array): Promise<ReadContents> {
  const entries = listZip(bytes);
  const names = entries.map(({ name }) => name);
  try {
    const zip = unzip(bytes, entries, (name) => WANTED.test(name));
    const kind = zipKind(bytes);
    if (kind === "odt") return { kind, contents: await readOdt(zip) };
    if (kind === "docx") return { kind, contents: await readDocx(zip) };
    throw new Unreadable("a zip that is neither a Word document nor an OpenDocument text");
  } catch (error) {
    // What the parts' names say stands, even when their contents cannot be read.
    if (error instanceof Unreadable)
      throw new Unreadable(error.message, { cause: error, active: activeContent({ names }) });
    throw error;
  }
}
