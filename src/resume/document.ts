/** What was read of one document, before anything is understood. Every later claim points into `text`. */
export interface ReadDocument {
  readonly kind: DocumentKind;
  readonly pages: number;
  /**
   * All visible text in reading order (columns one after the other), lines joined by "\n". A wide gap within a line (a date at the
   * margin, a cell of a table) is a tab. Words parted by a hyphen at a line's end are joined; a header or footer that stands on
   * several pages is kept once, before or after everything else, without page numbers.
   */
  readonly text: string;
  readonly lines: readonly DocumentLine[];
  readonly facts: DocumentFacts;
  /** Sentences about what could not be read (a scanned page, a limit), for the run's notes. */
  readonly notes: readonly string[];
  /** Why nothing, or not all, could be read, as a sentence; null when it was. */
  readonly problem: string | null;
  /** A profile that LinkedIn saved as PDF, not a résumé that somebody wrote. */
  readonly isProfile: boolean;
  /**
   * Pages whose text a program recognised in a picture, or whose letters the file gives no clear meaning. What is read there is unsure:
   * no finding may rest on it.
   */
  readonly recognisedPages: readonly number[];
  /** Where links lead that can be clicked: "LinkedIn" on the page may stand for an address. */
  readonly links: readonly DocumentLink[];
  /** The parsed file, where the format gives structure (JSON Resume); else null. */
  readonly structure: unknown;
}

export type DocumentKind = "pdf" | "docx" | "odt" | "rtf" | "text" | "html" | "json-resume";

export interface DocumentLink {
  readonly page: number;
  readonly url: string;
}

/** One line as the eye sees it. */
export interface DocumentLine {
  /** From 1. Documents without pages are one page. */
  readonly page: number;
  /** UTF-16 offsets into `ReadDocument.text`, end excluded. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** In points from the page's upper left corner; 0 where the format does not tell. */
  readonly left: number;
  readonly top: number;
  /** Height of the letters in points, or a heading's rank as 24, 18, 14 where the format only knows ranks; 0 when unknown. */
  readonly size: number;
  readonly bold: boolean;
  /** The format itself says that this line is a heading (Word's "Heading 1", HTML's h1 to h6). */
  readonly heading: boolean;
}

/** What the file says about itself and what it hides. Times are RFC 3339, or null where absent or unreadable. */
export interface DocumentFacts {
  readonly bytes: number;
  readonly sha256: string;
  readonly title: string | null;
  readonly author: string | null;
  readonly lastModifiedBy: string | null;
  readonly company: string | null;
  /** The program that wrote the text (PDF Creator, DOCX Application) and the one that wrote the file (PDF Producer). */
  readonly creator: string | null;
  readonly producer: string | null;
  readonly createdAt: string | null;
  readonly modifiedAt: string | null;
  /** XMP's DocumentID and InstanceID, DOCX's docId: copies of one original share the first. */
  readonly documentId: string | null;
  readonly instanceId: string | null;
  readonly fonts: readonly string[];
  /** Perceptual hash (64 bits as 16 hex digits) of each embedded image of at least 64×64 pixels. */
  readonly images: readonly DocumentImage[];
  /** Text that a reader of the page does not see (white, transparent, off the page, under 2 points, Word's "hidden"). */
  readonly hiddenText: readonly HiddenText[];
  /** Sentences, hidden or visible, that are addressed to a language model; null when there are none. */
  readonly modelText: string | null;
  /** Active content: macros, JavaScript, launch actions, embedded files, external templates. */
  readonly active: readonly string[];
  /** Pages that hold a picture and almost no text. */
  readonly scannedPages: readonly number[];
}

export interface DocumentImage {
  readonly page: number;
  readonly hash: string;
  readonly width: number;
  readonly height: number;
}

export interface HiddenText {
  readonly page: number;
  readonly text: string;
}

/** What a document says of itself when it says nothing. */
export const NO_FACTS: Omit<DocumentFacts, "bytes" | "sha256"> = {
  title: null,
  author: null,
  lastModifiedBy: null,
  company: null,
  creator: null,
  producer: null,
  createdAt: null,
  modifiedAt: null,
  documentId: null,
  instanceId: null,
  fonts: [],
  images: [],
  hiddenText: [],
  modelText: null,
  active: [],
  scannedPages: [],
};
