import type * as wire from "../../interview/wire.ts";

/**
 * The numbers of `src/interview/wire.ts`, which also holds the server's parsers and would bring them into the page. Their
 * types are taken from there: a number that differs does not compile.
 */
export const PROTOCOL: typeof wire.PROTOCOL = "hirewall.v1";
export const CLOSE: typeof wire.CLOSE = {
  ended: 4000,
  badLink: 4001,
  full: 4002,
  refused: 4003,
  silent: 4004,
  replaced: 4005,
  stopping: 1001,
};
export const RESUME_MS: typeof wire.RESUME_MS = 30_000;

export const FRAME_MAGIC: typeof wire.FRAME_MAGIC = 0x31465748;
export const FRAME_HEADER_BYTES: typeof wire.FRAME_HEADER_BYTES = 16;
export const FRAME_WIDTH: typeof wire.FRAME_WIDTH = 640;
export const FRAME_HEIGHT: typeof wire.FRAME_HEIGHT = 480;
export const FRAMES_PER_SECOND: typeof wire.FRAMES_PER_SECOND = 12;
export const FRAMES_UNACKNOWLEDGED_MAX: typeof wire.FRAMES_UNACKNOWLEDGED_MAX = 2;

export const SEEN_MAGIC: typeof wire.SEEN_MAGIC = 0x31535748;
export const SEEN_WIDTH: typeof wire.SEEN_WIDTH = 320;
export const SEEN_HEIGHT: typeof wire.SEEN_HEIGHT = 240;
export const SEEN_PER_SECOND: typeof wire.SEEN_PER_SECOND = 4;

/** Products have no literal type in TypeScript: a test compares these two. */
export const FRAME_BYTES_MAX = 98_304;
export const SEEN_BYTES_MAX = 24_576;
