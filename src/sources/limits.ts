/** Limits on everything that is read from outside. A record beyond them goes to quarantine; the rest is read. */
export const LINE_BYTES_MAX = 16 * 1024 * 1024;
/** The fast way holds pieces of a file in the processor's cache; a file with longer records is read the careful way. */
export const DIRECT_LINE_BYTES_MAX = 1024 * 1024;
/** Deeper JSON than this is an attack on parsers, not a log record: real ones stay below 30 levels. */
export const NESTING_DEPTH_MAX = 200;
/** A file that unpacks to more than this is not read on: a compression bomb, or a file to split first. */
export const UNPACKED_BYTES_MAX = 200 * 1024 ** 3;
/** Company files are read row by row in this process; more rows than this are not somebody's staff list. */
export const COMPANY_ROWS_MAX = 5_000_000;
/** Folders are walked to this depth. */
export const FOLDER_DEPTH_MAX = 16;
