/**
 * What the models run on. An interface, because the runtime in use is a frozen release: `@litertjs/core` runs the same models
 * (1 to 2 times slower when it was tried) and could take its place in one file.
 */
export interface Runtime {
  /** @param bytes a TFLite flatbuffer. @throws Error where the runtime cannot run it. */
  load(bytes: Uint8Array): Model;
}

/** A loaded model with one input. Not shared between threads. */
export interface Model {
  /** Names and lengths, as the file has them. */
  readonly inputs: readonly TensorInfo[];
  readonly outputs: readonly TensorInfo[];
  /** Where the input's numbers are written. Fetch it for every run: the memory below may have moved. */
  input(name: string): Float32Array;
  /** @throws Error when the run fails: the file passed its check, so it is a bug. */
  infer(): void;
  /** What the last run gave; overwritten by the next. */
  output(name: string): Float32Array;
}

export interface TensorInfo {
  readonly name: string;
  readonly length: number;
}
