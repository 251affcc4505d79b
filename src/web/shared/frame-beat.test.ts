import { expect, test } from "vitest";
import { type Beat, FIRST_BEAT, takeFrame } from "./frame-beat.ts";

/** Frames that are sent of ten seconds of a camera. */
function sentOf(cameraPerSecond: number, isMissing: (nowMs: number) => boolean = () => false): readonly number[] {
  const sent: number[] = [];
  let beat: Beat = FIRST_BEAT;
  for (let index = 0; index < cameraPerSecond * 10; index += 1) {
    const nowMs = 5_000 + (index * 1_000) / cameraPerSecond;
    const next = isMissing(nowMs) ? null : takeFrame(beat, nowMs, 12);
    if (next === null) continue;
    beat = next;
    sent.push(nowMs);
  }
  return sent;
}

test.each([
  { camera: 60, sent: 120 },
  { camera: 30, sent: 120 },
  { camera: 24, sent: 120 },
  { camera: 15, sent: 120 },
  { camera: 12, sent: 120 },
  { camera: 10, sent: 100 },
])("a camera of $camera frames a second is sent at $sent in ten", ({ camera, sent }) => {
  expect(sentOf(camera).length).toBeGreaterThanOrEqual(sent - 3);
  expect(sentOf(camera).length).toBeLessThanOrEqual(sent + 3);
});

test("after a pause there is no burst", () => {
  const sent = sentOf(30, (nowMs) => nowMs > 7_000 && nowMs < 10_000);
  const after = sent.filter((ms) => ms >= 10_000 && ms < 11_000);
  expect(after.length).toBeLessThanOrEqual(13);
});
