import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { expect, test } from "vitest";
import { loadEmbedder } from "./embedding.ts";
import { readLikenessWeights } from "./likeness-weights.ts";
import { MODEL_FILES, type ModelName, readModel } from "./model-files.ts";
import { pyramidOf } from "./picture.ts";
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
        "@mediapipe/hands: hand_landmark_full.tflite",
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

test("of the likeness model only the trunk's weights are kept, without the heads that guess age and gender", async () => {
  const places = new TextDecoder().decode(await readModel("likenessPlaces"));
  expect(places).toMatch(/age_pred\/kernel/);
  expect(places).toMatch(/gender_pred\/kernel/);
  const weights = await readLikenessWeights();
  expect([...weights.keys()].filter((name) => NEVER.test(name) || name.startsWith("feats"))).toEqual([]);
  expect([...weights.keys()].filter((name) => !/^conv(1|_dw_\d+|_pw_\d+)[/_]/.test(name))).toEqual([]);
  // MobileNet of full width: 3.2 million numbers up to its 1,024 features.
  expect(weights.size).toBe(67);
  expect([...weights.values()].reduce((sum, { values }) => sum + values.length, 0)).toBe(3_200_992);
});

test("a made-up picture has the same likeness vector as by the published graph", async () => {
  const embed = await loadEmbedder();
  const side = 224;
  const data = Uint8Array.from({ length: side * side * 3 }, (_, at) => {
    const [x, y] = [Math.floor(at / 3) % side, Math.floor(at / 3 / side)];
    return Math.round(128 + 100 * Math.sin(x / 9 + (at % 3)) * Math.cos(y / 13));
  });
  const crop = { centre: { x: side / 2, y: side / 2 }, side, turned: 0 };
  const vector = embed(pyramidOf({ width: side, height: side, data }), crop);
  expect(vector.length).toBe(1024);
  expect(vector.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 5);
  const largest = [...vector.entries()].toSorted(([, a], [, b]) => b - a).slice(0, 6);
  expect(largest.map(([at, value]) => `${at}: ${value.toFixed(3)}`)).toMatchInlineSnapshot(`
    [
      "584: 0.484",
      "981: 0.413",
      "566: 0.314",
      "495: 0.296",
      "458: 0.278",
      "350: 0.255",
    ]
  `);
});

/** The product. What makes attacks for measurements (`bench/interview`) finds faces with another model than what judges them. */
function sources(): readonly { readonly name: string; readonly code: string }[] {
  return readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => join(root, "src", name))
    .map((path) => ({
      name: relative(root, path),
      code: readFileSync(path, "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, ""),
    }));
}
