import { halveMask, halveTexture, likenessAt, type Mask, type Texture } from "./texture.ts";

/** All shifts can be tried in milliseconds at half the size of what is given, a quarter of the luma's. */
const SHRUNK = 2;
/** Shifts that are named. */
const PLACES = 6;
/** Further than this share of the picture, too little of it is seen twice. */
const REACH = 0.6;

/**
 * The likeliest shifts, by comparing the shrunk pictures at every one of them. Phase correlation alone misses large shifts behind a large mask:
 * most of what it compares is then the mask's edge.
 */
export function coarseShifts(
  a: Texture,
  b: Texture,
  mask: Mask | undefined,
  pointsMin: number,
): readonly { readonly dx: number; readonly dy: number }[] {
  const [from, to] = [halveTexture(a), halveTexture(b)];
  const small = mask === undefined ? undefined : halveMask(mask);
  const area = { x: 0, y: 0, width: from.width, height: from.height };
  const [reachX, reachY] = [Math.floor(from.width * REACH), Math.floor(from.height * REACH)];
  const places: { readonly dx: number; readonly dy: number; readonly likeness: number }[] = [];
  for (let dy = -reachY; dy <= reachY; dy += 1) {
    for (let dx = -reachX; dx <= reachX; dx += 1) {
      const likeness = likenessAt(from, to, area, { dx, dy }, small, pointsMin / SHRUNK ** 2);
      if (likeness !== null) places.push({ dx, dy, likeness });
    }
  }
  return places
    .toSorted((one, other) => other.likeness - one.likeness)
    .slice(0, PLACES)
    .map(({ dx, dy }) => ({ dx: dx * SHRUNK, dy: dy * SHRUNK }));
}
