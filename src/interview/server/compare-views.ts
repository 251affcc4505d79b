import type { Luma } from "../reading.ts";

/** One grey picture, and when the server had it. */
export interface View {
  readonly atMs: number;
  readonly luma: Luma;
}

export interface Compared {
  /** How far what moved in one also moved in the other, -1 to 1, at the delay at which they agree best. */
  readonly correlation: number;
  /** By how much the seen picture was later than the judged one. */
  readonly lagMs: number;
  /** How much moved at all: root mean square of the judged cells about their own mean, in grey levels of 256. */
  readonly movement: number;
  /** The same of the seen ones: a call that stands still says nothing. */
  readonly seenMovement: number;
  readonly pairs: number;
}

const CELLS_ACROSS = 16;
const CELLS_DOWN = 12;
/** A call's way through relays and jitter buffers; the frames that are judged come by a shorter one, but may wait too. */
const LAG_MS_MIN = -400;
const LAG_MS_MAX = 2_400;
const LAG_STEP_MS = 40;
/** Fewer pictures than this, and any two videos agree at some delay. */
const PAIRS_MIN = 8;
/** Between judged frames further apart than this nothing is interpolated: something may have happened. */
const GAP_MS_MAX = 400;

/**
 * Whether two videos show the same movement, whatever the delay between them. Each cell of a coarse grid counts by how it
 * changes around its own mean: light, sharpness and compression differ between a call and a JPEG, movement does not.
 * Null where too few pictures overlap. Pure.
 */
export function compareViews(judged: readonly View[], seen: readonly View[]): Compared | null {
  const before = judged.map(({ atMs, luma }) => ({ atMs, cells: toCells(luma) }));
  const after = seen.map(({ atMs, luma }) => ({ atMs, cells: toCells(luma) }));
  let best: Compared | null = null;
  for (let lagMs = LAG_MS_MIN; lagMs <= LAG_MS_MAX; lagMs += LAG_STEP_MS) {
    const pairs = after.flatMap(({ atMs, cells }) => {
      const then = cellsAt(before, atMs - lagMs);
      return then === null ? [] : [{ judged: then, seen: cells }];
    });
    if (pairs.length < PAIRS_MIN) continue;
    const correlated = correlate(pairs);
    if (best === null || correlated.correlation > best.correlation)
      best = { ...correlated, lagMs, pairs: pairs.length };
  }
  return best;
}

type Cells = Float32Array;

/** Means of the cells less the picture's mean: a camera that opens its iris changes all of them alike. */
function toCells({ width, height, data }: Luma): Cells {
  const cells = new Float32Array(CELLS_ACROSS * CELLS_DOWN);
  const counts = new Float32Array(cells.length);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor((y * CELLS_DOWN) / height) * CELLS_ACROSS;
    for (let x = 0; x < width; x += 1) {
      const cell = row + Math.floor((x * CELLS_ACROSS) / width);
      cells[cell] = (cells[cell] ?? 0) + (data[y * width + x] ?? 0);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  }
  const means = cells.map((sum, cell) => sum / Math.max(1, counts[cell] ?? 0));
  const mean = means.reduce((sum, value) => sum + value, 0) / means.length;
  return means.map((value) => value - mean);
}

/** The cells between the two frames around a moment; null outside of all, or in a gap. */
function cellsAt(frames: readonly { readonly atMs: number; readonly cells: Cells }[], atMs: number): Cells | null {
  const next = frames.findIndex((frame) => frame.atMs >= atMs);
  const [left, right] = [frames[next - 1], frames[next]];
  if (left === undefined || right === undefined || right.atMs - left.atMs > GAP_MS_MAX) return null;
  const share = (atMs - left.atMs) / Math.max(1, right.atMs - left.atMs);
  return left.cells.map((value, cell) => value + ((right.cells[cell] ?? 0) - value) * share);
}

function correlate(
  pairs: readonly { readonly judged: Cells; readonly seen: Cells }[],
): Pick<Compared, "correlation" | "movement" | "seenMovement"> {
  const [meanJudged, meanSeen] = [meanOf(pairs.map(({ judged }) => judged)), meanOf(pairs.map(({ seen }) => seen))];
  let [both, squaresJudged, squaresSeen] = [0, 0, 0];
  for (const { judged, seen } of pairs) {
    for (let cell = 0; cell < judged.length; cell += 1) {
      const one = (judged[cell] ?? 0) - (meanJudged[cell] ?? 0);
      const other = (seen[cell] ?? 0) - (meanSeen[cell] ?? 0);
      both += one * other;
      squaresJudged += one * one;
      squaresSeen += other * other;
    }
  }
  const size = Math.sqrt(squaresJudged * squaresSeen);
  const count = pairs.length * CELLS_ACROSS * CELLS_DOWN;
  return {
    correlation: size === 0 ? 0 : both / size,
    movement: Math.sqrt(squaresJudged / count),
    seenMovement: Math.sqrt(squaresSeen / count),
  };
}

function meanOf(all: readonly Cells[]): Cells {
  const mean = new Float32Array(CELLS_ACROSS * CELLS_DOWN);
  for (const cells of all) cells.forEach((value, cell) => (mean[cell] = (mean[cell] ?? 0) + value / all.length));
  return mean;
}
