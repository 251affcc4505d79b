import type { FrameReading } from "../reading.ts";
import type { Mask } from "./texture.ts";

/** How far a head with its hair reaches beyond the face's box, by the box's width and height. */
const HEAD_SIDE = 0.5;
const HEAD_ABOVE = 0.6;
const HEAD_BELOW = 0.4;
/** Shoulders and arms: so many face widths to each side, from the chin down to the picture's edge. */
const BODY_SIDE = 1.7;

/**
 * What is certainly behind the people in all these readings, in the luma's points: no head, no body below it. Two readings of one try are given
 * together, so that what either covers is left out of both.
 */
export function backgroundOf(readings: readonly FrameReading[]): Mask {
  const luma = readings[0]?.luma;
  if (luma === undefined) throw new Error("The background of no reading was asked for.");
  const { width, height } = luma;
  const data = new Uint8Array(width * height).fill(1);
  for (const reading of readings) {
    const [scaleX, scaleY] = [width / reading.width, height / reading.height];
    const clear = (left: number, top: number, right: number, bottom: number): void => {
      const [fromX, toX] = [within(left * scaleX, width), within(right * scaleX, width)];
      for (let y = within(top * scaleY, height); y < within(bottom * scaleY, height); y += 1) {
        data.fill(0, y * width + fromX, y * width + toX);
      }
    };
    for (const { box } of reading.faces) {
      const middle = box.x + box.width / 2;
      clear(
        box.x - box.width * HEAD_SIDE,
        box.y - box.height * HEAD_ABOVE,
        box.x + box.width * (1 + HEAD_SIDE),
        box.y + box.height * (1 + HEAD_BELOW),
      );
      clear(middle - box.width * BODY_SIDE, box.y + box.height, middle + box.width * BODY_SIDE, reading.height);
    }
    for (const { points } of reading.hands ?? []) {
      const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
      clear(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
    }
  }
  return { width, height, data };
}

function within(value: number, max: number): number {
  return Math.min(Math.max(Math.round(value), 0), max);
}
