import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Picture } from "./picture.ts";

/**
 * The public clips of `HIREWALL_SAMPLES`/clips (Intel Corporation, intel-iot-devkit/sample-videos, CC BY 4.0), frame by frame.
 * Real people: what is made of them stays in memory, and never becomes a file of the project.
 */
const CLIPS = {
  /** One woman turns her head from -48 to +32 degrees and back. */
  turn: { file: "head_turn_f1.mp4", framesPerSecond: 12 },
  /** A man, nearly still. */
  still: { file: "still_smile_m1.mp4", framesPerSecond: 12 },
  /** The woman and the man in one picture. */
  two: { file: "two_people_tilt_f1_m1.mp4", framesPerSecond: 12 },
  /** Another man puts a hand on his mouth. */
  cover: { file: "hand_to_mouth_d.mp4", framesPerSecond: 15 },
  /** A third man holds a fist beside his head. */
  fist: { file: "fist_wave_a.mp4", framesPerSecond: 15 },
} as const;
export type ClipName = keyof typeof CLIPS;

export interface Clip {
  readonly name: ClipName;
  readonly framesPerSecond: number;
  readonly frames: readonly Picture[];
}

const WIDTH = 640;
const HEIGHT = 480;
const FRAME_BYTES = WIDTH * HEIGHT * 3;
/** Far more than the longest clip has (62). */
const FRAMES_MAX = 600;

const folder = join(process.env["HIREWALL_SAMPLES"] ?? resolve(import.meta.dirname, "../../../shared/data"), "clips");

/** The file of a clip, for who plays it as it is. */
export function clipPath(name: ClipName): string {
  return join(folder, CLIPS[name].file);
}

/** Why no clip can be read here, as a sentence for the skip's message; null where they can. */
export function whyNoClips(): string | null {
  const missing = Object.values(CLIPS).find(({ file }) => !existsSync(join(folder, file)));
  if (missing !== undefined)
    return `No clip ${missing.file} in ${folder}: set HIREWALL_SAMPLES to the folder with clips/.`;
  if (spawnSync("ffmpeg", ["-version"]).status !== 0) return "No ffmpeg here: sh scripts/ffmpeg.sh installs Debian's.";
  return null;
}

/**
 * All frames of a clip, 640 × 480. They lie in shared memory, so that worker threads get them without a copy.
 * @throws Error where ffmpeg fails: ask {@link whyNoClips} first.
 */
export function readClip(name: ClipName): Clip {
  const { file, framesPerSecond } = CLIPS[name];
  const { status, stdout, stderr } = spawnSync(
    "ffmpeg",
    ["-v", "error", "-i", clipPath(name), "-f", "rawvideo", "-pix_fmt", "rgb24", "-"],
    { maxBuffer: FRAME_BYTES * FRAMES_MAX },
  );
  if (status !== 0) throw new Error(`ffmpeg could not read ${file}: ${stderr.toString().slice(0, 500)}`);
  const shared = new Uint8Array(new SharedArrayBuffer(stdout.length));
  shared.set(stdout);
  const frames = Array.from({ length: Math.floor(shared.length / FRAME_BYTES) }, (_, index) => ({
    width: WIDTH,
    height: HEIGHT,
    data: shared.subarray(index * FRAME_BYTES, (index + 1) * FRAME_BYTES),
  }));
  return { name, framesPerSecond, frames };
}
