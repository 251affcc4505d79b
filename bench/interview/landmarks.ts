import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Picture } from "./picture.ts";

/** 468 points in MediaPipe's order, x, y and depth each in pixels: depth below zero is nearer to the camera. */
export type Landmarks = Float32Array;
export const LANDMARK_COUNT = 468;
const PACKAGES = resolve(import.meta.dirname, "../../node_modules");

/** What this module uses of the package, which has no usable types in Node. */
interface Human {
  readonly tf: {
    readonly io: { registerLoadRouter(router: (url: unknown) => { load: () => Promise<unknown> } | null): void };
    tensor3d(data: Int32Array, shape: readonly number[], type: "int32"): { dispose(): void };
  };
  load(): Promise<void>;
  detect(
    picture: unknown,
  ): Promise<{ readonly face: readonly { readonly mesh: readonly (readonly [number, number, number])[] }[] }>;
}

/** The rest of the package's models (it has some that guess feelings and ages) is switched off and never loaded. */
const off = { enabled: false } as const;
const SETTINGS = {
  backend: "wasm",
  debug: false,
  cacheSensitivity: 0,
  filter: off,
  face: {
    enabled: true,
    detector: { rotation: true, maxDetected: 1, minConfidence: 0.4, skipFrames: 0 },
    mesh: { enabled: true },
    iris: off,
    description: off,
    emotion: off,
    antispoof: off,
    liveness: off,
  },
  body: off,
  hand: off,
  gesture: off,
  object: off,
} as const;

/**
 * Finds landmarks for the generators. On purpose not the judged system's own code: what makes the pictures must not share its
 * errors with what judges them.
 */
export async function startLandmarks(): Promise<(picture: Picture) => Promise<Landmarks | null>> {
  const require = createRequire(import.meta.url);
  // The package's exports do not name this build: it is taken by its path.
  const models = join(PACKAGES, "@vladmandic/human/models");
  const { Human } = require(join(dirname(models), "dist/human.node-wasm.js")) as {
    readonly Human: new (settings: object) => Human;
  };
  const human = new Human({
    ...SETTINGS,
    wasmPath: join(PACKAGES, "@tensorflow/tfjs-backend-wasm/dist/"),
    modelBasePath: `${pathToFileURL(models).href}/`,
  });
  human.tf.io.registerLoadRouter((url) =>
    typeof url === "string" && url.startsWith("file://") ? { load: async () => await readModel(new URL(url)) } : null,
  );
  await human.load();
  return async ({ data, width, height }) => {
    const tensor = human.tf.tensor3d(Int32Array.from(data), [height, width, 3], "int32");
    try {
      const mesh = (await human.detect(tensor)).face[0]?.mesh;
      return mesh?.length === LANDMARK_COUNT ? Float32Array.from(mesh.flat()) : null;
    } finally {
      tensor.dispose();
    }
  };
}

interface ModelFile {
  readonly format: string;
  readonly signature: unknown;
  readonly userDefinedMetadata: unknown;
  readonly modelTopology: unknown;
  readonly weightsManifest: readonly { readonly weights: readonly unknown[]; readonly paths: readonly string[] }[];
}

async function readModel(url: URL): Promise<unknown> {
  const model = JSON.parse(await readFile(url, "utf8")) as ModelFile;
  const paths = model.weightsManifest.flatMap((group) => group.paths);
  const weights = Buffer.concat(await Promise.all(paths.map(async (path) => await readFile(new URL(path, url)))));
  return {
    format: model.format,
    signature: model.signature,
    userDefinedMetadata: model.userDefinedMetadata,
    modelTopology: model.modelTopology,
    weightSpecs: model.weightsManifest.flatMap((group) => group.weights),
    weightData: weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.length),
  };
}
