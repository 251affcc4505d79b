import { FRAME_BYTES_MAX, FRAME_HEADER_BYTES, FRAME_MAGIC, SEEN_BYTES_MAX, SEEN_MAGIC } from "../wire.ts";

export interface PageFrame {
  /** Whether it is the candidate's own camera, or what an interviewer sees of it. */
  readonly of: "camera" | "seen";
  readonly seq: number;
  /** The page's clock: untrusted. */
  readonly pageMs: number;
  readonly jpeg: Uint8Array;
}

export type BadFrame = "frame-short" | "frame-magic" | "frame-clock" | "frame-large" | "frame-not-jpeg";

/** Splits one binary message. Looks at the JPEG's first bytes only: decoding is the analysers', who limit its size. */
export function parseFrame(message: Buffer): PageFrame | BadFrame {
  if (message.length < FRAME_HEADER_BYTES + 4) return "frame-short";
  const magic = message.readUInt32LE(0);
  if (magic !== FRAME_MAGIC && magic !== SEEN_MAGIC) return "frame-magic";
  const jpeg = message.subarray(FRAME_HEADER_BYTES);
  if (jpeg.length > (magic === FRAME_MAGIC ? FRAME_BYTES_MAX : SEEN_BYTES_MAX)) return "frame-large";
  const pageMs = message.readDoubleLE(8);
  if (!Number.isFinite(pageMs)) return "frame-clock";
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8 || jpeg[2] !== 0xff) return "frame-not-jpeg";
  return { of: magic === FRAME_MAGIC ? "camera" : "seen", seq: message.readUInt32LE(4), pageMs, jpeg };
}
