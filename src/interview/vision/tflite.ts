import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Model, Runtime, TensorInfo } from "./runtime.ts";

/**
 * TensorFlow Lite with XNNPACK as WebAssembly, out of `@tensorflow/tfjs-tflite`. Only the two files of its `wasm` folder are
 * used: its own JavaScript wants a browser. They are read by path because the package exports none.
 */
const WASM = "@tensorflow/tfjs-tflite/wasm/tflite_web_api_cc_simd";

/** As in `@tensorflow/tfjs-tflite/wasm/tflite_web_api_cc_simd.js`, made by Emscripten's embind: names and types are its own. */
interface TfliteModule {
  readonly HEAPU8: Uint8Array;
  readonly _malloc: (bytes: number) => number;
  readonly TFLiteWebModelRunner: {
    readonly CreateFromBufferAndOptions: (at: number, bytes: number, options: RunnerOptions) => StatusOrRunner;
  };
}
interface RunnerOptions {
  readonly numThreads: number;
  readonly enableProfiling: boolean;
  readonly maxProfilingBufferEntries: number;
}
interface StatusOrRunner {
  ok(): boolean;
  errorMessage(): string;
  value(): Runner;
}
interface Runner {
  GetInputs(): TensorVector;
  GetOutputs(): TensorVector;
  Infer(): boolean;
}
interface TensorVector {
  size(): number;
  get(at: number): RawTensor;
}
interface RawTensor {
  readonly name: string;
  readonly dataType: string;
  data(): Float32Array;
}
type Factory = (options: {
  readonly wasmBinary: Uint8Array;
  readonly print: (line: string) => void;
  readonly printErr: (line: string) => void;
}) => Promise<TfliteModule>;

const RUNNER_OPTIONS: RunnerOptions = { numThreads: 1, enableProfiling: false, maxProfilingBufferEntries: 1 };

/** One instance of the WebAssembly: its own memory, about 40 ms to start. Every thread starts its own. */
export async function startTflite(): Promise<Runtime> {
  const require = createRequire(import.meta.url);
  const start = require(`${WASM}.js`) as Factory;
  // It says on every start that it uses XNNPACK; what goes wrong is said again by `errorMessage`.
  const silent = (): void => undefined;
  const wasm = await start({
    wasmBinary: await readFile(require.resolve(`${WASM}.wasm`)),
    print: silent,
    printErr: silent,
  });
  return { load: (bytes) => load(wasm, bytes) };
}

function load(wasm: TfliteModule, bytes: Uint8Array): Model {
  // The runner keeps pointing into this buffer: it is never freed, as models live as long as their thread.
  // oxlint-disable-next-line no-underscore-dangle -- Emscripten's name
  const at = wasm._malloc(bytes.length);
  if (at === 0) throw new Error(`No memory for a model of ${bytes.length} bytes.`);
  wasm.HEAPU8.set(bytes, at);
  const made = wasm.TFLiteWebModelRunner.CreateFromBufferAndOptions(at, bytes.length, RUNNER_OPTIONS);
  if (!made.ok()) throw new Error(`The runtime cannot load a model of ${bytes.length} bytes: ${made.errorMessage()}`);
  const runner = made.value();
  const inputs = tensorsOf(runner.GetInputs());
  const outputs = tensorsOf(runner.GetOutputs());
  return {
    inputs: [...inputs.values()].map(toInfo),
    outputs: [...outputs.values()].map(toInfo),
    input: (name) => tensor(inputs, name).data(),
    infer: () => {
      if (!runner.Infer()) throw new Error("The runtime could not run a model that it had loaded.");
    },
    output: (name) => tensor(outputs, name).data(),
  };
}

function tensorsOf(vector: TensorVector): ReadonlyMap<string, RawTensor> {
  return new Map(
    Array.from({ length: vector.size() }, (_, at) => {
      const raw = vector.get(at);
      if (raw.dataType !== "float32")
        throw new Error(`The tensor ${raw.name} holds ${raw.dataType}; only float32 is known.`);
      return [raw.name, raw] as const;
    }),
  );
}

function tensor(of: ReadonlyMap<string, RawTensor>, name: string): RawTensor {
  const found = of.get(name);
  if (found === undefined) throw new Error(`The model has no tensor ${name}, but ${[...of.keys()].join(", ")}.`);
  return found;
}

function toInfo(raw: RawTensor): TensorInfo {
  return { name: raw.name, length: raw.data().length };
}
