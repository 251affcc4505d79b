import type { Luma } from "../reading.ts";
import { type Move, movesBetween } from "./blocks.ts";
import { coarseShifts } from "./coarse-search.ts";
import { peaksOf, phaseCorrelation } from "./phase-correlation.ts";
import {
  type Area,
  halveMask,
  halveTexture,
  likenessAt,
  type Mask,
  type Texture,
  textureOf,
  topBetween,
} from "./texture.ts";

export interface Shift {
  /** Points of the luma by which the picture moved: right and down are above zero. */
  readonly dx: number;
  readonly dy: number;
  /** How alike the pictures are once moved, 0 to 1: near 1 for one scene, below 0.5 for chance. */
  readonly quality: number;
}

/** Two pictures that share less of the looked-at part than this show nothing of each other. */
const SHARED_MIN = 0.15;
/** Pictures so alike where they stand have hardly moved: that is most pairs, and costs little. */
const STILL = 0.9;
/** Pictures so alike once moved are one scene: nothing else is looked for. */
const SURE = 0.7;
/** A smaller share of a picture's points says nothing. */
const POINTS_SHARE_MIN = 0.01;

/**
 * How far what is seen in `a` has moved in `b`, by phase correlation; where the mask lets look, over all where there is none.
 * The mask's own edges stand still and would win, so each peak is measured again as the plain correlation of the pictures.
 * Null where there is too little to look at, or nothing but a plain surface. Takes about as long as a face's detection and points.
 */
export function shiftBetween(a: Luma, b: Luma, mask?: Mask): Shift | null {
  const [from, to] = [textureOf(a), textureOf(b)];
  const look = lookerOf(from, to, mask);
  // Half the size first: a quarter of the points, and a camera's noise is less.
  const [small, smallTo] = [halveTexture(from), halveTexture(to)];
  const smallMask = mask === undefined ? undefined : halveMask(mask);
  const lookSmall = lookerOf(small, smallTo, smallMask);
  const still = bestOf([{ dx: 0, dy: 0 }], lookSmall);
  const start = still !== null && still.likeness >= STILL ? still : findShift(small, smallTo, smallMask, lookSmall);
  const rough = climb(start, lookSmall);
  if (rough === null) return null;
  const best = climb(bestOf([{ dx: rough.dx * 2, dy: rough.dy * 2 }], look), look);
  if (best === null) return null;
  const { dx, dy, likeness } = best;
  return {
    dx: dx + topBetween(look(dx - 1, dy), likeness, look(dx + 1, dy)),
    dy: dy + topBetween(look(dx, dy - 1), likeness, look(dx, dy + 1)),
    quality: Math.max(0, likeness),
  };
}

/** From both ways to find candidates, the second only where the first is not sure. */
function findShift(from: Texture, to: Texture, mask: Mask | undefined, look: Looker): Place | null {
  const near = bestOf([{ dx: 0, dy: 0 }, ...peaksOf(phaseCorrelation(from, to, mask), from)], look);
  if (near !== null && near.likeness >= SURE) return near;
  return bestOf([near, ...coarseShifts(from, to, mask, look.pointsMin)], look);
}

/** How alike two textures are at a shift; null where too little of them is seen twice. */
type Looker = ((dx: number, dy: number) => number | null) & { readonly pointsMin: number };

function lookerOf(from: Texture, to: Texture, mask: Mask | undefined): Looker {
  const all: Area = { x: 0, y: 0, width: from.width, height: from.height };
  const looked = mask === undefined ? from.data.length : mask.data.reduce((sum, point) => sum + point, 0);
  const pointsMin = Math.max(from.data.length * POINTS_SHARE_MIN, looked * SHARED_MIN);
  return Object.assign(
    (dx: number, dy: number): number | null => likenessAt(from, to, all, { dx, dy }, mask, pointsMin),
    { pointsMin },
  );
}

interface Place {
  readonly dx: number;
  readonly dy: number;
  readonly likeness: number;
}

function bestOf(
  places: readonly ({ readonly dx: number; readonly dy: number } | null)[],
  look: (dx: number, dy: number) => number | null,
): Place | null {
  return places.reduce<Place | null>((best, place) => {
    if (place === null) return best;
    const { dx, dy } = place;
    const likeness = look(dx, dy);
    return likeness !== null && (best === null || likeness > best.likeness) ? { dx, dy, likeness } : best;
  }, null);
}

/** A peak of the phases may stand beside that of the pictures: goes to the best neighbour while there is one. */
function climb(from: Place | null, look: (dx: number, dy: number) => number | null): Place | null {
  let best = from;
  for (let step = 0; best !== null && step < CLIMB_MAX; step += 1) {
    const { dx, dy }: Place = best;
    const next = bestOf(
      NEIGHBOURS.map((by) => ({ dx: dx + by.dx, dy: dy + by.dy })),
      look,
    );
    if (next === null || next.likeness <= best.likeness) break;
    best = next;
  }
  return best;
}

const CLIMB_MAX = 4;
const NEIGHBOURS = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => ({ dx, dy })));

export interface Scale {
  /** How much larger what is seen in `a` is in `b`; 1 where nothing was zoomed. */
  readonly scale: number;
  /** Where the middle of the picture moved, in points of the luma. */
  readonly dx: number;
  readonly dy: number;
  /** Blocks that were found again, and the share of them that agrees on this scale: less than a tenth where it is chance. */
  readonly blocks: number;
  readonly agreement: number;
}

/** Fewer blocks that agree say nothing of scale. */
const BLOCKS_MIN = 6;
/** Distances between blocks say something about scale from here on, in points. */
const DISTANCE_MIN = 32;
/** A block agrees when it is found so close to where the scale puts it, in points. */
const AGREES_WITHIN = 2;

/**
 * How much larger or smaller what the mask leaves of `a` is in `b`, by finding blocks again. Null where there are fewer than six, such as
 * before a plain wall. Takes some 30 ms.
 */
export function scaleBetween(a: Luma, b: Luma, mask?: Mask): Scale | null {
  const found = movesBetween(textureOf(a), textureOf(b), mask);
  if (found.length < BLOCKS_MIN) return null;
  const agreeing = largestAgreement(found);
  if (agreeing.length < BLOCKS_MIN) return null;
  const { scale, dx, dy } = leastSquares(agreeing);
  const [middleX, middleY] = [(scale - 1) * (a.width / 2), (scale - 1) * (a.height / 2)];
  return {
    scale,
    dx: dx + middleX,
    dy: dy + middleY,
    blocks: found.length,
    agreement: agreeing.length / found.length,
  };
}

/** The scale about the picture's corner, with the movement that is then left. */
interface Fit {
  readonly scale: number;
  readonly dx: number;
  readonly dy: number;
}

/** Every two blocks far from each other say a scale and a movement; what most blocks agree with is taken. No chance in it. */
function largestAgreement(moves: readonly Move[]): readonly Move[] {
  let largest: readonly Move[] = [];
  for (const [at, one] of moves.entries()) {
    for (const other of moves.slice(at + 1)) {
      const fit = fitThrough(one, other);
      if (fit === null) continue;
      const agreeing = moves.filter((move) => squareFrom(move, fit) <= AGREES_WITHIN ** 2);
      if (agreeing.length > largest.length) largest = agreeing;
    }
  }
  return largest;
}

function fitThrough(one: Move, other: Move): Fit | null {
  const before = Math.hypot(one.x - other.x, one.y - other.y);
  if (before < DISTANCE_MIN) return null;
  const scale = Math.hypot(one.x + one.dx - other.x - other.dx, one.y + one.dy - other.y - other.dy) / before;
  const rest = (move: Move): [number, number] => [move.dx - (scale - 1) * move.x, move.dy - (scale - 1) * move.y];
  const [[dx, dy], [otherDx, otherDy]] = [rest(one), rest(other)];
  return { scale, dx: (dx + otherDx) / 2, dy: (dy + otherDy) / 2 };
}

function squareFrom(move: Move, { scale, dx, dy }: Fit): number {
  return (move.dx - (scale - 1) * move.x - dx) ** 2 + (move.dy - (scale - 1) * move.y - dy) ** 2;
}

function leastSquares(moves: readonly Move[]): Fit {
  const mean = (of: (move: Move) => number): number => moves.reduce((sum, move) => sum + of(move), 0) / moves.length;
  const [x, y] = [mean((move) => move.x), mean((move) => move.y)];
  const [dx, dy] = [mean((move) => move.dx), mean((move) => move.dy)];
  const spread = mean((move) => (move.x - x) ** 2 + (move.y - y) ** 2);
  const grown = mean((move) => (move.x - x) * (move.dx - dx) + (move.y - y) * (move.dy - dy)) / spread;
  return { scale: 1 + grown, dx: dx - grown * x, dy: dy - grown * y };
}
