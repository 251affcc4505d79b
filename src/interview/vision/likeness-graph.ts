import { readModel } from "./model-files.ts";

/**
 * `faceres` of `@vladmandic/human` is one trunk with three heads. Two of them guess age and gender. They are cut off here, nodes and
 * weights, before any runtime sees the model: what is left ends at the trunk's 1,024 numbers, which say how alike two faces are
 * and nothing else.
 */
export const LIKENESS_OUTPUT = "global_pooling/Mean";
export const LIKENESS_LENGTH = 1024;
export const LIKENESS_INPUT = { name: "input_1", size: 224 } as const;

/** The parts of TensorFlow.js's graph model format that are needed here. */
export interface LikenessGraph {
  readonly modelTopology: { readonly node: readonly GraphNode[]; readonly [other: string]: unknown };
  readonly weightSpecs: readonly WeightSpec[];
  readonly weightData: ArrayBuffer;
  readonly signature: { readonly inputs: Named; readonly outputs: Named };
  readonly format: string;
}
type Named = Readonly<Record<string, unknown>>;

export interface GraphNode {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
}

export interface WeightSpec {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: "float32" | "int32";
  readonly quantization?: { readonly dtype: "float16" };
}

interface GraphFile {
  readonly format: string;
  readonly signature: { readonly inputs: Named; readonly outputs: Named };
  readonly modelTopology: LikenessGraph["modelTopology"];
  readonly weightsManifest: readonly { readonly weights: readonly WeightSpec[] }[];
}

/** Reads the model and keeps only what its likeness output needs. */
export async function readLikenessGraph(): Promise<LikenessGraph> {
  const file = JSON.parse(new TextDecoder().decode(await readModel("likenessGraph"))) as GraphFile;
  return cutGraph(file, await readModel("likenessWeights"));
}

function cutGraph(file: GraphFile, weights: Uint8Array): LikenessGraph {
  const needed = neededBy(LIKENESS_OUTPUT, file.modelTopology.node);
  const kept: { readonly spec: WeightSpec; readonly bytes: Uint8Array }[] = [];
  let at = 0;
  for (const spec of file.weightsManifest.flatMap((group) => group.weights)) {
    const length = spec.shape.reduce((product, side) => product * side, bytesPerValue(spec));
    if (needed.has(spec.name)) kept.push({ spec, bytes: weights.subarray(at, at + length) });
    at += length;
  }
  if (at !== weights.length) throw new Error("faceres.bin is not as long as faceres.json says.");
  return {
    format: file.format,
    modelTopology: { ...file.modelTopology, node: file.modelTopology.node.filter(({ name }) => needed.has(name)) },
    weightSpecs: kept.map(({ spec }) => spec),
    weightData: join(kept.map(({ bytes }) => bytes)),
    signature: {
      inputs: file.signature.inputs,
      outputs: { [LIKENESS_OUTPUT]: file.signature.outputs[LIKENESS_OUTPUT] },
    },
  };
}

/** A node and everything that flows into it. */
function neededBy(output: string, nodes: readonly GraphNode[]): ReadonlySet<string> {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const needed = new Set<string>();
  const open = [output];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const node = byName.get(name);
    if (node === undefined) throw new Error(`faceres.json has no node ${name}.`);
    if (needed.has(name)) continue;
    needed.add(name);
    // "^name" is an order without data, "name:0" the first output of a node.
    open.push(...(node.input ?? []).map((input) => input.replace(/^\^/, "").replace(/:\d+$/, "")));
  }
  return needed;
}

function bytesPerValue({ quantization }: WeightSpec): number {
  return quantization === undefined ? 4 : 2;
}

function join(parts: readonly Uint8Array[]): ArrayBuffer {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined.buffer;
}
