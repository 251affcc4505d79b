/** Bounds on what one document may cost. A résumé has a few pages; what is beyond these is somebody's attack or a mistake. */
export const DOCUMENT_BYTES_MAX = 32 * 1024 ** 2;
export const PAGES_MAX = 60;
/** Characters of text: about 250 pages of prose. */
export const TEXT_CHARACTERS_MAX = 1_000_000;
export const GLYPHS_PER_PAGE_MAX = 60_000;
/** Filled areas of a page that are kept: against more, what colour lies under a letter is not computed. */
export const FILLS_PER_PAGE_MAX = 3_000;
/** Graphics states inside each other. PDF's own limit is 28; programs that merge pages exceed it. */
export const STATES_MAX = 1_000;
/** Points of one picture that is decoded: a page scanned at 600 dpi has 35 million. */
export const IMAGE_PIXELS_MAX = 40_000_000;
/** Pictures that are hashed, of one document. */
export const IMAGES_MAX = 40;
/** Smaller pictures are icons and rules, which every template shares. */
export const IMAGE_SIDE_MIN_PIXELS = 64;
/** Bytes of all parts of a zip that are unpacked, and how many times larger than packed a part may be. */
export const UNPACKED_BYTES_MAX = 64 * 1024 ** 2;
export const ZIP_ENTRIES_MAX = 2_000;
/** Elements inside elements of XML and HTML. */
export const MARKUP_DEPTH_MAX = 200;
/** Hidden text and text for models are kept up to this many characters. */
export const HIDDEN_CHARACTERS_MAX = 4_000;
