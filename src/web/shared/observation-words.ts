import { words } from "./words.ts";
import type { Observation } from "../../interview/result.ts";

/** "0:12 to 0:15: A second face was in the picture for 2.9 seconds.", in the words of the session's sentence. */
export function observationSentence({ kind, fromMs, toMs, measured, threshold, counts }: Observation): string {
  const said = words.observations[kind]
    .replaceAll("{measured}", short(measured))
    .replaceAll("{threshold}", short(threshold));
  return `${clock(fromMs)} to ${clock(toMs)}: ${said}${counts ? "" : " Noted as context only."}`;
}

function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}
