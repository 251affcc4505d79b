import { readFileSync } from "node:fs";
import type { Engine } from "../lake/engine.ts";

/** Bits of 64 in which two pictures' hashes may differ: a picture that was scaled or saved again differs in a few. */
const DISTANCE_MAX = 10;
/** Of a picture's other holders so many are kept, the nearest; `documents` counts all. */
const PEERS_MAX = 20;

const SQL = readFileSync(new URL("images.sql", import.meta.url), "utf8")
  .replaceAll("{distance}", String(DISTANCE_MAX))
  .replaceAll("{peers}", String(PEERS_MAX));

/** Fills `image_match` from `document_image`: pictures that two people's documents share. */
export async function matchImages(engine: Engine): Promise<void> {
  for (const step of SQL.split(/^----$/m)) await engine.run(step);
}
