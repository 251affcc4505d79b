import type { Observation, ObservationKind } from "../../interview/result.ts";

/** What was seen beside the gestures: a fact, and never what it would mean about somebody. */
const SENTENCES: Readonly<Record<ObservationKind, string>> = {
  "looped-video": "The same stretch of video came again",
  "frozen-video": "The picture stood still while frames went on coming",
  "repeated-frames": "Frames with exactly the same bytes came more than once",
  "odd-frame-rate": "Frames came in another order, or at a rate that cameras do not have",
  "second-face": "A second face was in the picture",
  "second-person": "The face was less like the face at the beginning than one person usually is to themself",
  jump: "The face jumped from one frame to the next",
  "face-absent": "No face was in the picture for a while",
  "other-picture": "What the interviewer saw did not move as the video on the server did",
  "other-face":
    "The face that the interviewer saw was less like the face on the server than one person usually is to themself",
};

/** "A second face was in the picture, from 0:12 to 0:15 (measured 2.9; counts from 0.5 on)." */
export function observationSentence({ kind, fromMs, toMs, measured, threshold, counts }: Observation): string {
  const note = counts ? "" : " Noted as context only.";
  return `${SENTENCES[kind]}, from ${clock(fromMs)} to ${clock(toMs)} (measured ${short(measured)}; the line is at ${short(threshold)}).${note}`;
}

function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}
