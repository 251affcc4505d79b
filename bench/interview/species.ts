import { playPhoto } from "./attacks/a1-photo.ts";
import { playPrompter } from "./attacks/a10-prompter.ts";
import { playRateGames } from "./attacks/a12-rate.ts";
import { playPuppet } from "./attacks/a2-puppet.ts";
import { playLibrary, playRecording } from "./attacks/a3-replay.ts";
import { playLoop } from "./attacks/a4-loop.ts";
import { playLaggingSwap, playMaskedSwap, playNaiveSwap } from "./attacks/a6-swap.ts";
import { playTakeover } from "./attacks/a9-takeover.ts";
import { playGenuinely, type PlayerMaker } from "./player.ts";

/** Who is played, how often, and how it is made. One row a species: numbers of species are never pooled. */
export interface Species {
  readonly id: string;
  readonly name: string;
  readonly make: PlayerMaker;
  readonly isGenuine: boolean;
  /** Sessions of a full run. */
  readonly sessions: number;
  readonly framesPerSecond: number;
  readonly jpegQuality: number;
  /** Held to the target: an attack of which fewer than 7 % may pass. */
  readonly isTargeted: boolean;
}

const usual = { isGenuine: false, sessions: 60, framesPerSecond: 12, jpegQuality: 70, isTargeted: true } as const;
const genuine = { ...usual, isGenuine: true, isTargeted: false, make: playGenuinely } as const;

export const SPECIES: readonly Species[] = [
  { ...genuine, id: "genuine", name: "genuine, 12 frames a second, JPEG 70" },
  { ...genuine, id: "genuine-8fps", name: "genuine, 8 frames a second", sessions: 10, framesPerSecond: 8 },
  { ...genuine, id: "genuine-15fps", name: "genuine, 15 frames a second", sessions: 10, framesPerSecond: 15 },
  { ...genuine, id: "genuine-q50", name: "genuine, JPEG 50", sessions: 10, jpegQuality: 50 },
  { ...genuine, id: "genuine-q85", name: "genuine, JPEG 85", sessions: 10, jpegQuality: 85 },
  { ...usual, id: "a1", name: "A1 photograph, still, shaken or answering with tilts and a real hand", make: playPhoto },
  { ...usual, id: "a2", name: "A2 puppet warped from one still", make: playPuppet, sessions: 10, isTargeted: false },
  { ...usual, id: "a3", name: "A3 recording of other answers", make: playRecording },
  {
    ...usual,
    id: "a3-library",
    name: "A3 one recording for each kind, started by hand",
    make: playLibrary,
    sessions: 10,
    isTargeted: false,
  },
  { ...usual, id: "a4", name: "A4 loop with noise and recompression", make: playLoop },
  { ...usual, id: "a6", name: "A6 face swap without a mask for hands", make: playNaiveSwap },
  {
    ...usual,
    id: "a7",
    name: "A7 face swap with a mask for hands",
    make: playMaskedSwap,
    sessions: 10,
    isTargeted: false,
  },
  { ...usual, id: "a8", name: "A8 face swap that lags", make: playLaggingSwap, sessions: 10, isTargeted: false },
  { ...usual, id: "a9", name: "A9 a second person takes over", make: playTakeover },
  { ...usual, id: "a10", name: "A10 a second person in the picture", make: playPrompter },
  { ...usual, id: "a12", name: "A12 frozen, doubled, reordered, slow, with gaps", make: playRateGames },
];
