/**
 * How many fingers are stretched, from the hand's 21 points in space (metres; x, y, z in turn). In space, so that a finger that points at the
 * camera counts as well as one that points up.
 */
export function fingersUpOf(space: Float32Array): number {
  return (isThumbUp(space) ? 1 : 0) + FINGERS.filter((finger) => isFingerUp(space, finger)).length;
}

/** Base, middle joint, tip of the four fingers. */
const FINGERS = [
  [5, 6, 8],
  [9, 10, 12],
  [13, 14, 16],
  [17, 18, 20],
] as const;
const WRIST = 0;

/** A stretched finger's tip is so much farther from the wrist than its middle joint. */
const FARTHER_MIN = 1.1;
/** The cosine of the greatest bend between the first and the other parts of a stretched finger: 60 degrees. */
const FINGER_BEND_COS_MIN = 0.5;

function isFingerUp(space: Float32Array, [base, joint, tip]: (typeof FINGERS)[number]): boolean {
  const farther = length(vector(space, WRIST, tip)) > FARTHER_MIN * length(vector(space, WRIST, joint));
  return farther && cosine(vector(space, base, joint), vector(space, joint, tip)) > FINGER_BEND_COS_MIN;
}

const THUMB = { base: 2, joint: 3, tip: 4 };
const INDEX_BASE = 5;
const LITTLE_BASE = 17;
/** A thumb bends less: 35 degrees. */
const THUMB_BEND_COS_MIN = 0.82;
/** A stretched thumb's tip is so far from the palm's index side, by the palm's width. Folded or laid beside it is nearer. */
const THUMB_AWAY_MIN = 0.7;

function isThumbUp(space: Float32Array): boolean {
  const straight =
    cosine(vector(space, THUMB.base, THUMB.joint), vector(space, THUMB.joint, THUMB.tip)) > THUMB_BEND_COS_MIN;
  const palm = length(vector(space, INDEX_BASE, LITTLE_BASE));
  const away = length(vector(space, INDEX_BASE, THUMB.tip)) > THUMB_AWAY_MIN * palm;
  const outside =
    length(vector(space, LITTLE_BASE, THUMB.tip)) > FARTHER_MIN * length(vector(space, LITTLE_BASE, THUMB.joint));
  return straight && away && outside;
}

type Vector = readonly [number, number, number];

function vector(space: Float32Array, from: number, to: number): Vector {
  const along = (axis: number): number => (space[to * 3 + axis] as number) - (space[from * 3 + axis] as number);
  return [along(0), along(1), along(2)];
}

function length(of: Vector): number {
  return Math.hypot(...of);
}

function cosine(a: Vector, b: Vector): number {
  return (a[0] * b[0] + a[1] * b[1] + a[2] * b[2]) / (length(a) * length(b) || 1);
}
