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

const THUMB = { root: 1, base: 2, joint: 3, tip: 4 };
const LITTLE_BASE = 17;
/**
 * A stretched thumb is nearly straight, at its last joint (35 degrees at most) and over both (25), and its tip is farther
 * from the little finger's side than its other joints are. Set on a rendered hand in all numbers (`bench/interview/hand`): stretched
 * 1.13 to 1.23 and 1.33 to 1.49; laid across the palm beside four fingers, 0.82 to 1.10 and 0.78 to 1.16.
 */
const THUMB_BEND_COS_MIN = 0.82;
const THUMB_LINE_COS_MIN = 0.9;
const THUMB_BEYOND_JOINT_MIN = 1.08;
const THUMB_BEYOND_BASE_MIN = 1.25;

function isThumbUp(space: Float32Array): boolean {
  const { root, base, joint, tip } = THUMB;
  const beyond = (point: number): number =>
    length(vector(space, LITTLE_BASE, tip)) / length(vector(space, LITTLE_BASE, point));
  return (
    cosine(vector(space, base, joint), vector(space, joint, tip)) > THUMB_BEND_COS_MIN &&
    cosine(vector(space, root, base), vector(space, base, tip)) > THUMB_LINE_COS_MIN &&
    beyond(joint) > THUMB_BEYOND_JOINT_MIN &&
    beyond(base) > THUMB_BEYOND_BASE_MIN
  );
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
