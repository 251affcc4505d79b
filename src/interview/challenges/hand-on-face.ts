import type { FaceRegion, HandReading, Point } from "../reading.ts";
import type { FacePlace, Moment } from "./moments.ts";
import type { Settings } from "./settings.ts";

/** How far a hand's middle stands from a face's, in widths and heights of the face. Positive is the subject's left, and down. */
export interface HandPlace {
  readonly across: number;
  readonly down: number;
}

/** The hand that is most surely one, or null; null too where none was looked for. */
export function surestHand({ reading }: Moment): HandReading | null {
  return reading.hands?.toSorted((left, right) => right.presence - left.presence)[0] ?? null;
}

export function placeOf(hand: HandReading, face: FacePlace): HandPlace {
  const middle = middleOf(hand.points);
  return {
    across: (middle.x - face.box.x - face.box.width / 2) / face.box.width,
    down: (middle.y - face.box.y - face.box.height / 2) / face.box.height,
  };
}

/**
 * How well a hand covers a region of the face: 0 to below 1 on the way (how much of the hand is inside the face's outline), 1 where
 * the hand is sure, enough of it inside, and what is inside lies on the region. Null where hands were not looked for.
 */
export function coverageOf(moment: Moment, region: FaceRegion, { cover }: Settings): number | null {
  const { hands } = moment.reading;
  if (hands === null) return null;
  const face = moment.place;
  let best = 0;
  for (const hand of hands) {
    if (hand.presence < cover.onsetPresence) continue;
    const inside = hand.points.filter((point) => isInside(point, face.oval));
    const share = inside.length / hand.points.length / cover.pointsInside;
    best = Math.max(best, Math.min(1, share) * ON_THE_WAY);
    if (hand.presence < cover.presence || share < 1) continue;
    if (isOn(hand.points, inside, face, region, cover)) return 1;
  }
  return best;
}

/** A hand somewhere on the face counts for so much of one on the region. */
const ON_THE_WAY = 0.8;

/**
 * Whether a hand lies on the region: the region's middle is under the hand, and what of the hand is on the face is not far away from it. A flat hand with
 * its fingers up covers a cheek and the eye above it, so that the nearest region would be the wrong one to ask for.
 */
function isOn(
  hand: readonly Point[],
  inside: readonly Point[],
  face: FacePlace,
  region: FaceRegion,
  { regionRadii, pointRadii }: Settings["cover"],
): boolean {
  const { centre, radius } = face.regions[region];
  const away = ({ x, y }: Point): number => Math.hypot(x - centre.x, y - centre.y) / radius;
  if (away(middleOf(inside)) > regionRadii) return false;
  return hand.some((point) => away(point) <= pointRadii) || isInside(centre, hullOf(hand));
}

/** The convex outline of points, in order (A. M. Andrew, Inform. Process. Lett. 9, 216, 1979). */
function hullOf(points: readonly Point[]): readonly Point[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y);
  const half = (ordered: readonly Point[]): readonly Point[] => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (chain.length > 1 && !turnsLeft(chain.at(-2) as Point, chain.at(-1) as Point, point)) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

function turnsLeft(a: Point, b: Point, c: Point): boolean {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0;
}

function middleOf(points: readonly Point[]): Point {
  const sum = points.reduce((total, point) => ({ x: total.x + point.x, y: total.y + point.y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

/** Whether a point lies in a polygon: a ray from it crosses the outline an odd number of times. */
export function isInside(point: Point, outline: readonly Point[]): boolean {
  let inside = false;
  let previous = outline.at(-1);
  for (const corner of outline) {
    if (previous && corner.y > point.y !== previous.y > point.y) {
      const x = corner.x + ((point.y - corner.y) / (previous.y - corner.y)) * (previous.x - corner.x);
      if (point.x < x) inside = !inside;
    }
    previous = corner;
  }
  return inside;
}
