import { createRequire } from "node:module";
import { dirname } from "node:path";
import { loadGraphModel } from "@tensorflow/tfjs-converter";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { io, ready, setBackend, tensor, type Tensor, tidy } from "@tensorflow/tfjs-core";
import { type Crop, drawCrop, type InputForm } from "./crop.ts";
import { LIKENESS_INPUT, LIKENESS_LENGTH, LIKENESS_OUTPUT, readLikenessGraph } from "./likeness-graph.ts";
import type { Pyramid } from "./picture.ts";

/**
 * Says how alike two faces are: the product of two such vectors, number by number, is 1 for one picture and about 0.45 for two people.
 * Never used to say who somebody is: it is compared with the same session's beginning only, and is gone with it.
 */
export type Embedder = (pyramid: Pyramid, crop: Crop) => Float32Array;

const INPUT: InputForm = { size: LIKENESS_INPUT.size, least: 0, most: 255, outside: "edge" };

/** Starts TensorFlow.js's WebAssembly in this thread. A vector takes 70 to 110 ms. */
export async function loadEmbedder(): Promise<Embedder> {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve("@tensorflow/tfjs-backend-wasm"));
  setWasmPaths(`${folder}/`);
  await withoutListeners(async () => {
    await setBackend("wasm");
    await ready();
  });
  const graph = await readLikenessGraph();
  const model = await loadGraphModel(io.fromMemory(graph));
  const input = new Float32Array(INPUT.size * INPUT.size * 3);
  return (pyramid, crop) => {
    drawCrop(pyramid, crop, INPUT, input);
    const raw = tidy(() => {
      const picture = tensor(input, [1, INPUT.size, INPUT.size, 3], "float32");
      return (model.execute({ [LIKENESS_INPUT.name]: picture }, LIKENESS_OUTPUT) as Tensor).dataSync();
    });
    return unitLength(Float32Array.from(raw));
  };
}

const PROCESS_EVENTS = ["uncaughtException", "unhandledRejection"] as const;

/** Its WebAssembly listens to the whole process's errors only to throw them again, which hides where they came from. */
async function withoutListeners(start: () => Promise<void>): Promise<void> {
  const before = PROCESS_EVENTS.map((event) => process.listeners(event as "uncaughtException"));
  await start();
  for (const [at, event] of PROCESS_EVENTS.entries()) {
    for (const listener of process.listeners(event as "uncaughtException")) {
      if (before[at]?.includes(listener) !== true) process.removeListener(event, listener);
    }
  }
}

/** The landmark model's crop is 1.5 times the face; likeness needs less of what is around it. */
const CROP_SCALE = 0.8;

export function cropOfLikeness(face: Crop): Crop {
  return { ...face, side: face.side * CROP_SCALE };
}

function unitLength(vector: Float32Array): Float32Array {
  if (vector.length !== LIKENESS_LENGTH) throw new Error(`A likeness vector has ${vector.length} numbers.`);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
