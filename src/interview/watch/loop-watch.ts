import type { Settings } from "../challenges/settings.ts";
import type { FrameReading } from "../reading.ts";
import type { Observation } from "../result.ts";
import { alike, type Blocks, blocksOf, type Residual, residualOf } from "./residual.ts";

/**
 * Whether a stretch of video comes a second time, forwards or backwards. Neighbouring frames hold most of a picture; what is left without them
 * (`residual.ts`) is noise and movement, which never come twice. A residual is the same when time runs backwards.
 */
export interface LoopWatch {
  readonly blocks: readonly Blocks[];
  /** One per frame, the newest last. */
  readonly residuals: readonly Residual[];
  readonly frames: number;
  /** The last comparisons with all earlier frames, by distance in frames; the newest last. */
  readonly compared: readonly Compared[];
  /** Strength of residuals while nothing moves: the camera's noise. */
  readonly noise: number;
  readonly best: Best | null;
}

interface Compared {
  readonly likeness: Float32Array;
  /** What a second showing of the same frame would reach at least, given the noise. */
  readonly line: number;
}

interface Best {
  readonly fromMs: number;
  readonly toMs: number;
  readonly likeness: number;
  readonly line: number;
  readonly score: number;
}

export const NO_LOOPS: LoopWatch = { blocks: [], residuals: [], frames: 0, compared: [], noise: 0, best: null };

/** A minute. A loop that is longer is not seen here. */
const FRAMES_KEPT = 720;
/** Every second frame is compared with all before: the same loop, half the cost. */
const EVERY = 2;

export function watchLoops(watch: LoopWatch, { luma, atMs }: FrameReading, { watch: lines }: Settings): LoopWatch {
  const blocks = [...watch.blocks, blocksOf(luma)].slice(-3);
  const [before, frame, after] = blocks;
  const frames = watch.frames + 1;
  if (!before || !frame || !after || before.length !== after.length || frame.length !== after.length) {
    return { ...watch, blocks, frames };
  }
  const residual = residualOf(before, frame, after);
  const residuals = [...watch.residuals, residual].slice(-FRAMES_KEPT);
  const noise = watch.noise === 0 ? residual.strength : noiseAfter(watch.noise, residual.strength);
  if (frames % EVERY !== 0) return { ...watch, blocks, residuals, frames, noise };

  const compared = [...watch.compared, compare(residuals, noise, lines.loopOfPossible)].slice(
    -lines.loopFrames / EVERY,
  );
  const found = compared.length < lines.loopFrames / EVERY ? null : bestStretch(compared, lines);
  const best = found && (watch.best === null || found.margin > marginOf(watch.best)) ? found : null;
  return {
    blocks,
    residuals,
    frames,
    compared,
    noise,
    best: best ? { ...best, fromMs: atMs - (lines.loopFrames * 1000) / 12, toMs: atMs } : watch.best,
  };
}

/** Goes down at once and up slowly: what is least is the noise. */
function noiseAfter(noise: number, strength: number): number {
  return strength < noise ? noise + (strength - noise) * 0.3 : noise + (strength - noise) * 0.002;
}

function compare(residuals: readonly Residual[], noise: number, ofPossible: number): Compared {
  const newest = residuals.length - 1;
  const residual = residuals[newest];
  const likeness = new Float32Array(residuals.length);
  if (!residual) return { likeness, line: 1 };
  for (let distance = 1; distance <= newest; distance += 1) {
    likeness[distance] = alike(residual, residuals[newest - distance] as Residual);
  }
  const possible = Math.max(0, 1 - (noise / residual.strength) ** 2);
  return { likeness, line: ofPossible * possible };
}

function marginOf({ likeness, line }: Best): number {
  return likeness - line;
}

interface Lines {
  readonly loopApartMs: number;
  readonly loopScore: number;
  readonly loopCorrelation: number;
}

type Found = Best & { readonly margin: number };

/** The distance at which the last comparisons agree best, over what all distances of this session give. */
function bestStretch(compared: readonly Compared[], lines: Lines): Found | null {
  const shortest = compared[0]?.likeness.length ?? 0;
  const least = Math.ceil((lines.loopApartMs * 12) / 1000);
  let [sum, squares, count, top, topAt] = [0, 0, 0, -1, -1];
  const newest = compared.length - 1;
  for (let distance = least; distance < shortest; distance += 1) {
    let [forwards, backwards] = [0, 0];
    for (let age = 0; age <= newest; age += 1) {
      const { likeness } = compared[newest - age] as Compared;
      forwards += likeness[distance] as number;
      // Backwards, what lies before the turn comes nearer by two frames with each frame.
      backwards += distance - 2 * EVERY * age > 0 ? (likeness[distance - 2 * EVERY * age] as number) : 0;
    }
    const mean = Math.max(forwards, backwards) / compared.length;
    sum += mean;
    squares += mean * mean;
    count += 1;
    if (mean > top) [top, topAt] = [mean, distance];
  }
  if (count < DISTANCES_MIN || topAt < 0) return null;
  const others = (sum - top) / (count - 1);
  const deviation = Math.sqrt(Math.max(1e-6, (squares - top * top) / (count - 1) - others * others));
  const line = Math.max(
    lines.loopCorrelation,
    compared.reduce((total, each) => total + each.line, 0) / compared.length,
  );
  const score = (top - others) / deviation;
  if (score < lines.loopScore) return null;
  return { fromMs: 0, toMs: 0, likeness: top, line, score, margin: top - line };
}

/** Fewer distances than these say nothing about what is usual. */
const DISTANCES_MIN = 12;

export function loopsObserved({ best }: LoopWatch): readonly Observation[] {
  if (best === null || best.likeness < best.line) return [];
  const { fromMs, toMs, likeness, line } = best;
  return [
    {
      kind: "looped-video",
      fromMs,
      toMs,
      measured: Math.round(likeness * 100) / 100,
      threshold: Math.round(line * 100) / 100,
      counts: true,
    },
  ];
}
