import { readModel } from "./model-files.ts";

/**
 * `faceres` of `@vladmandic/human` is one trunk with three heads. Two of them guess age and gender: neither their weights nor
 * their layers are ever loaded. Only what is named in {@link LIKENESS_WEIGHTS} is kept, and the trunk's layers are written out in
 * `embedding.ts`; they end at 1,024 numbers, which say how alike two faces are and nothing else.
 */
export interface Weight {
  readonly shape: Shape;
  readonly values: Float32Array;
}
type Shape = [number, number, number, number];

/** The trunk is a MobileNet: a first convolution, then thirteen pairs of one in each channel and one across channels. */
export const LIKENESS_PAIRS = 13;

const LIKENESS_WEIGHTS: readonly string[] = [
  "conv1/convolution/merged_input",
  "conv1_bn/batchnorm_1/sub",
  ...Array.from({ length: LIKENESS_PAIRS }, (_, at) => at + 1).flatMap((pair) => [
    `conv_dw_${pair}/depthwise_kernel`,
    `conv_dw_${pair}_bn/batchnorm_1/mul`,
    `conv_dw_${pair}_bn/batchnorm_1/sub`,
    `conv_pw_${pair}/convolution/merged_input`,
    `conv_pw_${pair}_bn/batchnorm_1/sub`,
  ]),
];

interface ModelJson {
  readonly weightsManifest: readonly { readonly weights: readonly WeightPlace[] }[];
}
interface WeightPlace {
  readonly name: string;
  readonly shape: Shape;
  readonly quantization?: { readonly dtype: string };
}

/** Reads the trunk's weights by name. @throws Error where the package is not as expected: it is locked, so that is a bug. */
export async function readLikenessWeights(): Promise<ReadonlyMap<string, Weight>> {
  const places = JSON.parse(new TextDecoder().decode(await readModel("likenessPlaces"))) as ModelJson;
  const bytes = await readModel("likenessWeights");
  const wanted = new Set(LIKENESS_WEIGHTS);
  const kept = new Map<string, Weight>();
  let at = 0;
  for (const { name, shape, quantization } of places.weightsManifest.flatMap((group) => group.weights)) {
    const count = shape.reduce<number>((product, side) => product * side, 1);
    const isHalf = quantization?.dtype === "float16";
    const length = count * (isHalf ? 2 : 4);
    if (wanted.has(name)) {
      if (!isHalf) throw new Error(`The weight ${name} is no half float.`);
      kept.set(name, { shape, values: floatsOf(bytes.subarray(at, at + length)) });
    }
    at += length;
  }
  if (at !== bytes.length || kept.size !== wanted.size)
    throw new Error("The likeness model is not the one that is known.");
  return kept;
}

/** Numbers of 16 bits (IEEE 754): a sign, 5 bits of exponent, 10 of fraction. */
function floatsOf(halves: Uint8Array): Float32Array {
  const view = new DataView(halves.buffer, halves.byteOffset, halves.byteLength);
  return Float32Array.from({ length: halves.length / 2 }, (_, at) => {
    const bits = view.getUint16(at * 2, true);
    const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023];
    const size = exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
    return bits >= 0x8000 ? -size : size;
  });
}
