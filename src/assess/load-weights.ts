import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import type { Weights } from "./weights.ts";

const MEASURED_FILE = new URL("../../content/weights.json", import.meta.url);

const schema = z.record(z.string(), z.strictObject({ logLikelihoodRatio: z.number() }));

/** The weights that the benchmark measured, by signal; signals that are missing there have their strength's default. */
export function loadWeights(file: URL = MEASURED_FILE): Weights {
  if (!existsSync(file)) return { measured: {} };
  const measured = schema.parse(JSON.parse(readFileSync(file, "utf8")));
  return {
    measured: Object.fromEntries(
      Object.entries(measured).map(([signal, { logLikelihoodRatio }]) => [
        signal,
        { logLikelihoodRatio, origin: "benchmark" as const },
      ]),
    ),
  };
}
