import type { Box } from "./matrix.ts";

/** Path points as the library gives them: an operation, then its coordinates. */
export function isAxisAligned(points: ArrayLike<number>): boolean {
  for (let index = 3; index + 2 < points.length; index += 3) {
    if (points[index] === CLOSE) return true;
    if (points[index] !== LINE_TO) return false;
    if (points[index + 1] !== points[index - 2] && points[index + 2] !== points[index - 1]) return false;
  }
  return true;
}
const LINE_TO = 1;
const CLOSE = 4;

/** A letter at the edge belongs to the page: its middle must lie a letter's height away. */
export function isOutside([left, top, right, bottom]: Box, [x, y]: readonly [number, number], size: number): boolean {
  const margin = size / 2;
  return x < left - margin || x > right + margin || y < top - margin || y > bottom + margin;
}
