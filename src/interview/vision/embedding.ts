import { createRequire } from "node:module";
import { dirname } from "node:path";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import {
  fused,
  mean,
  ready,
  setBackend,
  tensor1d,
  type Tensor1D,
  tensor4d,
  type Tensor4D,
  tidy,
} from "@tensorflow/tfjs-core";
import { type Crop, drawCrop, type InputForm } from "./crop.ts";
import { LIKENESS_PAIRS, readLikenessWeights, type Weight } from "./likeness-weights.ts";
import type { Pyramid } from "./picture.ts";

/**
 * Says how alike two faces are: the product of two such vectors, number by number, is 1 for one picture and about 0.45 for two people.
 * Never used to say who somebody is: it is compared with the same session's beginning only, and is gone with it.
 */
export type Embedder = (pyramid: Pyramid, crop: Crop) => Float32Array;

const INPUT: InputForm = { size: 224, least: 0, most: 255, outside: "edge" };
/** Numbers of a vector. */
const LENGTH = 1024;
/** These pairs halve the picture. */
const HALVING: ReadonlySet<number> = new Set([2, 4, 6, 12]);

/** Starts TensorFlow.js's WebAssembly in this thread. A vector takes about four times what a face's points take. */
export async function loadEmbedder(): Promise<Embedder> {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve("@tensorflow/tfjs-backend-wasm"));
  setWasmPaths(`${folder}/`);
  await withoutListeners(async () => {
    await setBackend("wasm");
    await ready();
  });
  const trunk = await loadTrunk();
  const input = new Float32Array(INPUT.size * INPUT.size * 3);
  return (pyramid, crop) => {
    drawCrop(pyramid, crop, INPUT, input);
    const raw = tidy(() => trunk(tensor4d(input, [1, INPUT.size, INPUT.size, 3])));
    return unitLength(Float32Array.from(raw));
  };
}

/**
 * The model's layers up to its likeness, in as few steps as the library has for them: a normalisation's factor is multiplied into
 * the weights and its bias and limits are part of the convolution. Half the time of the published graph, and the same numbers.
 */
async function loadTrunk(): Promise<(picture: Tensor4D) => Float32Array> {
  const weights = await readLikenessWeights();
  const valuesOf = (name: string): Weight => {
    const weight = weights.get(name);
    if (weight === undefined) throw new Error(`There is no weight ${name}.`);
    return weight;
  };
  const biasOf = (layer: string): Tensor1D => tensor1d(valuesOf(`${layer}_bn/batchnorm_1/sub`).values);
  const across = (layer: string): ((from: Tensor4D, strides: number) => Tensor4D) => {
    const { shape, values } = valuesOf(`${layer}/convolution/merged_input`);
    const [filter, bias] = [tensor4d(values, shape), biasOf(layer)];
    return (x, strides) => fused.conv2d({ x, filter, strides, pad: "same", bias, activation: "relu6" });
  };
  const inEach = (layer: string): ((from: Tensor4D, strides: number) => Tensor4D) => {
    const { shape, values } = valuesOf(`${layer}/depthwise_kernel`);
    const factors = valuesOf(`${layer}_bn/batchnorm_1/mul`).values;
    const scaled = values.map((value, at) => value * (factors[at % factors.length] as number));
    const [filter, bias] = [tensor4d(scaled, shape), biasOf(layer)];
    return (x, strides) => fused.depthwiseConv2d({ x, filter, strides, pad: "same", bias, activation: "relu6" });
  };
  const first = across("conv1");
  const pairs = Array.from({ length: LIKENESS_PAIRS }, (_, at) => ({
    depthwise: inEach(`conv_dw_${at + 1}`),
    pointwise: across(`conv_pw_${at + 1}`),
    strides: HALVING.has(at + 1) ? 2 : 1,
  }));
  return (picture) => {
    const features = pairs.reduce(
      (from, { depthwise, pointwise, strides }) => pointwise(depthwise(from, strides), 1),
      first(picture, 2),
    );
    return mean(features, [1, 2]).dataSync<"float32">();
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
  if (vector.length !== LENGTH) throw new Error(`A likeness vector has ${vector.length} numbers.`);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
