import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { expect, test } from "vitest";
import { LIKENESS_LENGTH, LIKENESS_OUTPUT, readLikenessGraph } from "./likeness-graph.ts";
import { MODEL_FILES, type ModelName, readModel } from "./model-files.ts";
import { startTflite } from "./tflite.ts";

const root = resolve(import.meta.dirname, "../../..");

/** What no model may say of a person, in any name of a file, a layer or a weight. */
const NEVER =
  /emotion|mood|expression|feel|(^|[^a-z])age([^a-z]|$)|gender|sex(?!t)|race|racial|ethni|nation|skin|gear|ssrnet|affect|deepface/i;

const names = Object.keys(MODEL_FILES) as ModelName[];

test("these are all models that are ever read", () => {
  expect(Object.values(MODEL_FILES).map((from) => `${from.package}: ${"asset" in from ? from.asset : from.file}`))
    .toMatchInlineSnapshot(`
      [
        "@mediapipe/face_detection: face_detection_short_range.tflite",
        "@mediapipe/face_mesh: /third_party/mediapipe/modules/face_landmark/face_landmark.tflite",
        "@mediapipe/hands: /third_party/mediapipe/modules/palm_detection/palm_detection_lite.tflite",
        "@mediapipe/hands: hand_landmark_lite.tflite",
        "@vladmandic/human: models/faceres.json",
        "@vladmandic/human: models/faceres.bin",
      ]
    `);
});

test("none of them says how somebody feels, how old they are, or of what gender or origin", () => {
  expect(JSON.stringify(MODEL_FILES)).not.toMatch(NEVER);
});

test("the words that are forbidden are found where they stand", () => {
  expect(
    ["emotion.json", "age_pred/kernel", "gender_pred/bias", "models/gear.json"].filter((name) => !NEVER.test(name)),
  ).toEqual([]);
});

test("no other code reads a model or has a package of models", () => {
  const readers = sources().filter(({ name, code }) => {
    const isList = name === "src/interview/vision/model-files.ts";
    return (
      !isList &&
      /\.tflite["'`]|packed_assets|@mediapipe\/|@vladmandic|faceres\.(json|bin)["'`]|\.onnx|\.task["'`]/.test(code)
    );
  });
  expect(readers.map(({ name }) => name)).toEqual([]);
  const runtimes = sources().filter(({ code }) => /from "@tensorflow\/|"@tensorflow\/tfjs-tflite/.test(code));
  expect(runtimes.map(({ name }) => name).toSorted()).toEqual([
    "src/interview/vision/embedding.ts",
    "src/interview/vision/tflite.ts",
  ]);
});

test("what the runtime loads has the inputs and outputs that are read, and no other head", async () => {
  const runtime = await startTflite();
  const shown = await Promise.all(
    names
      .filter((name) => !name.startsWith("likeness"))
      .map(async (name) => {
        const { inputs, outputs } = runtime.load(await readModel(name));
        const list = (tensors: typeof inputs): string =>
          tensors.map((tensor) => `${tensor.name} ${tensor.length}`).join(", ");
        return `${name}: ${list(inputs)} → ${list(outputs)}`;
      }),
  );
  expect(shown).toMatchInlineSnapshot(`
    [
      "faces: input 49152 → regressors 14336, classificators 896",
      "face: input_1 110592 → conv2d_21 1404, conv2d_31 1",
      "palms: input_1 110592 → Identity 36288, Identity_1 2016",
      "hand: input_1 150528 → Identity 63, Identity_1 1, Identity_2 1, Identity_3 63",
    ]
  `);
});

test("the likeness model is loaded without the heads that guess age and gender", async () => {
  const file = new TextDecoder().decode(await readModel("likenessGraph"));
  expect(file).toMatch(/age_pred/);
  const graph = await readLikenessGraph();
  const kept = [
    ...graph.modelTopology.node.map(({ name }) => name),
    ...graph.weightSpecs.map(({ name }) => name),
    ...Object.keys(graph.signature.outputs),
  ];
  expect(kept.filter((name) => NEVER.test(name) || name.startsWith("feats"))).toEqual([]);
  expect(JSON.stringify({ ...graph, weightData: null })).not.toMatch(/age_pred|gender_pred/);
  expect(Object.keys(graph.signature.outputs)).toEqual([LIKENESS_OUTPUT]);
  const bytes = graph.weightSpecs.reduce(
    (sum, { shape, quantization }) =>
      sum + shape.reduce((product, side) => product * side, quantization === undefined ? 4 : 2),
    0,
  );
  expect(graph.weightData.byteLength).toBe(bytes);
  // Every weight that is kept is used, and every node's inputs are there.
  const used = new Set(graph.modelTopology.node.flatMap(({ input }) => input ?? []));
  expect(graph.weightSpecs.filter(({ name }) => !used.has(name))).toEqual([]);
  expect(LIKENESS_LENGTH).toBe(1024);
});

function sources(): readonly { readonly name: string; readonly code: string }[] {
  return ["src", "bench"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
      .map((name) => join(root, folder, name))
      .map((path) => ({
        name: relative(root, path),
        code: readFileSync(path, "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, ""),
      })),
  );
}
