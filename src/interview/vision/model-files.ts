import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/**
 * Every model file that Hirewall ever reads, and what for. No other code reads a model, and a test holds that (only the bench's
 * generators find landmarks with two more, so as not to share an error with the judge). There is none
 * that says how somebody feels, how old they are, or of what gender or origin they are, and there never will be: the law forbids some of it
 * at work (Regulation (EU) 2024/1689, article 5(1)(f)), decency the rest.
 */
export const MODEL_FILES = {
  /** Where faces are, with six points each, within about two metres of the camera. 128 × 128. */
  faces: { package: "@mediapipe/face_detection", file: "face_detection_short_range.tflite" },
  /** 468 points of one face, in three dimensions. 192 × 192. */
  face: {
    package: "@mediapipe/face_mesh",
    file: "face_mesh_solution_packed_assets.data",
    loader: "face_mesh_solution_packed_assets_loader.js",
    asset: "/third_party/mediapipe/modules/face_landmark/face_landmark.tflite",
  },
  /** Where palms are. 192 × 192. */
  palms: {
    package: "@mediapipe/hands",
    file: "hands_solution_packed_assets.data",
    loader: "hands_solution_packed_assets_loader.js",
    asset: "/third_party/mediapipe/modules/palm_detection/palm_detection_lite.tflite",
  },
  /**
   * 21 points of one hand. 224 × 224. The full one, in twice the time of the lite one: on a hand that leaves the mouth it is sure in 9
   * frames instead of 7, and of rendered hands that show four fingers it counts five in none of 30 instead of in 3.
   */
  hand: { package: "@mediapipe/hands", file: "hand_landmark_full.tflite" },
  /** Where the weights of the likeness vector are. Its layers are not read: they stand in `embedding.ts`. */
  likenessPlaces: { package: "@vladmandic/human", file: "models/faceres.json" },
  /** Its weights, of which only the trunk's are kept (`likeness-weights.ts`). */
  likenessWeights: { package: "@vladmandic/human", file: "models/faceres.bin" },
} as const satisfies Readonly<Record<string, ModelFile>>;

export type ModelName = keyof typeof MODEL_FILES;

export interface ModelFile {
  /** The npm package, whose version and hash the lock file holds. */
  readonly package: string;
  readonly file: string;
  /** For a model inside a packed file: its name there, and the script that says where it starts and ends. */
  readonly loader?: string;
  readonly asset?: string;
}

/** The bytes of one model. @throws Error where the package is not as expected: it is locked, so that is a bug. */
export async function readModel(name: ModelName): Promise<Uint8Array> {
  const from: ModelFile = MODEL_FILES[name];
  const bytes = await readFile(pathIn(from.package, from.file));
  if (from.loader === undefined || from.asset === undefined) return bytes;
  const loader = await readFile(pathIn(from.package, from.loader), "utf8");
  const place = assetsOf(loader).find(({ filename }) => filename === from.asset);
  if (place === undefined || place.end > bytes.length)
    throw new Error(`${from.package} has no ${from.asset} in ${from.file}.`);
  return bytes.subarray(place.start, place.end);
}

interface Asset {
  readonly filename: string;
  readonly start: number;
  readonly end: number;
}

/** Emscripten's packer writes the places of its files as JSON into the loader that it makes. */
function assetsOf(loader: string): readonly Asset[] {
  const list = /"files": (\[[^\]]*\])/.exec(loader)?.[1];
  return list === undefined ? [] : (JSON.parse(list) as Asset[]);
}

/** Some of these packages export nothing but their main file, so that a path is found from their folder. */
function pathIn(name: string, file: string): string {
  const require = createRequire(import.meta.url);
  for (const folder of require.resolve.paths(name) ?? []) {
    const path = `${folder}/${name}/${file}`;
    try {
      return require.resolve(path);
    } catch {
      // In the next folder up, then.
    }
  }
  throw new Error(`${name}/${file} is not installed: run 'npm ci'.`);
}
