/**
 * Which of a camera's frames to send, so that a steady rate comes of any camera. On a beat, not after a pause: a pause
 * would make 7.5 frames a second of a camera's 15.
 */
export interface Beat {
  /** When the next frame is due, on the page's clock; 0 for at once. */
  readonly dueMs: number;
}

export const FIRST_BEAT: Beat = { dueMs: 0 };

/** The beat after a frame that is taken; null where this one is let go. */
export function takeFrame({ dueMs }: Beat, nowMs: number, perSecond: number): Beat | null {
  const stepMs = 1_000 / perSecond;
  // A frame may come a little before its time: waiting for the next one would be far too late.
  if (nowMs < dueMs - stepMs / 4) return null;
  // Time that was lost stays lost: no burst makes up for it.
  return { dueMs: Math.max(dueMs + stepMs, nowMs + stepMs / 2) };
}
