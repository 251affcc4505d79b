import { type Area, halveTexture, likenessAt, type Mask, type Texture, topBetween } from "./texture.ts";

const BLOCK = 16;
const BLOCK_STEP = 8;
/** How far a block is looked for, in points: a quarter larger moves the picture's edge by 20. */
const REACH = 24;
/** How far around a place every point is tried. */
const FINE_REACH = 2;
/** A block so alike where it stands is not looked for elsewhere: that is most blocks, and costs little. */
const STILL = 0.92;
/** A block counts as found again where it correlates so well; scaled by a quarter it still does. */
const LIKENESS_MIN = 0.6;
/** A block needs corners: with edges of one direction only it fits anywhere along them. Grey values squared. */
const CORNER_MIN = 4;
/** Of blocks, the ones with the strongest corners. */
const BLOCKS_MAX = 40;

/** The middle of a block, and how far it moved. */
export interface Move {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
}

/** All blocks of `from` that are found again in `to`, where the mask lets look in both. */
export function movesBetween(from: Texture, to: Texture, mask: Mask | undefined): readonly Move[] {
  const halves = [halveTexture(from), halveTexture(to)] as const;
  return cornersOf(from, mask)
    .map((block) => findAgain(from, to, halves, block, mask))
    .filter((move) => move !== null);
}

/** Where it stands, or else anywhere. */
function findAgain(
  from: Texture,
  to: Texture,
  halves: readonly [Texture, Texture],
  block: Area,
  mask: Mask | undefined,
): Move | null {
  const at = (dx: number, dy: number): number | null =>
    likenessAt(from, to, block, { dx, dy }, undefined, block.width * block.height);
  const here = bestOf(FINE_REACH, at);
  const fine = here !== null && here.likeness >= STILL ? here : search(halves, block, at);
  if (fine === null || fine.likeness < LIKENESS_MIN) return null;
  const { dx, dy } = fine;
  const [x, y] = [block.x + block.width / 2, block.y + block.height / 2];
  // Found on the person: then it is not the background.
  if (mask !== undefined && mask.data[(y + dy) * from.width + x + dx] === 0) return null;
  return {
    x,
    y,
    dx: dx + topBetween(at(dx - 1, dy), fine.likeness, at(dx + 1, dy)),
    dy: dy + topBetween(at(dx, dy - 1), fine.likeness, at(dx, dy + 1)),
  };
}

/** First every second point of both pictures over the whole reach, then every point around the best place. */
function search(
  [from, to]: readonly [Texture, Texture],
  block: Area,
  at: (dx: number, dy: number) => number | null,
): Place | null {
  const half = { x: block.x / 2, y: block.y / 2, width: block.width / 2, height: block.height / 2 };
  const coarse = bestOf(REACH / 2, (dx, dy) =>
    likenessAt(from, to, half, { dx, dy }, undefined, half.width * half.height),
  );
  if (coarse === null) return null;
  const [byX, byY] = [coarse.dx * 2, coarse.dy * 2];
  const fine = bestOf(FINE_REACH, (dx, dy) => at(byX + dx, byY + dy));
  return fine && { ...fine, dx: byX + fine.dx, dy: byY + fine.dy };
}

interface Place {
  readonly dx: number;
  readonly dy: number;
  readonly likeness: number;
}

function bestOf(reach: number, likeness: (dx: number, dy: number) => number | null): Place | null {
  let best: Place | null = null;
  for (let dy = -reach; dy <= reach; dy += 1) {
    for (let dx = -reach; dx <= reach; dx += 1) {
      const value = likeness(dx, dy);
      if (value !== null && (best === null || value > best.likeness)) best = { dx, dy, likeness: value };
    }
  }
  return best;
}

/** Blocks wholly inside the mask, by the smaller eigenvalue of their gradients (J. Shi and C. Tomasi, CVPR 1994). */
function cornersOf(texture: Texture, mask: Mask | undefined): readonly Area[] {
  const blocks: { readonly area: Area; readonly corner: number }[] = [];
  for (let y = 0; y + BLOCK <= texture.height; y += BLOCK_STEP) {
    for (let x = 0; x + BLOCK <= texture.width; x += BLOCK_STEP) {
      const area = { x, y, width: BLOCK, height: BLOCK };
      if (mask !== undefined && !isInside(mask, area)) continue;
      const corner = cornerOf(texture, area);
      if (corner >= CORNER_MIN) blocks.push({ area, corner });
    }
  }
  return blocks
    .toSorted((a, b) => b.corner - a.corner)
    .slice(0, BLOCKS_MAX)
    .map(({ area }) => area);
}

function cornerOf({ width, data }: Texture, area: Area): number {
  let [xx, xy, yy] = [0, 0, 0];
  for (let y = area.y + 1; y < area.y + area.height - 1; y += 1) {
    for (let x = area.x + 1; x < area.x + area.width - 1; x += 1) {
      const at = y * width + x;
      const byX = ((data[at + 1] as number) - (data[at - 1] as number)) / 2;
      const byY = ((data[at + width] as number) - (data[at - width] as number)) / 2;
      xx += byX * byX;
      xy += byX * byY;
      yy += byY * byY;
    }
  }
  const points = (area.width - 2) * (area.height - 2);
  return ((xx + yy) / 2 - Math.hypot((xx - yy) / 2, xy)) / points;
}

function isInside(mask: Mask, area: Area): boolean {
  for (let y = area.y; y < area.y + area.height; y += 1) {
    for (let x = area.x; x < area.x + area.width; x += 1) if (mask.data[y * mask.width + x] === 0) return false;
  }
  return true;
}
