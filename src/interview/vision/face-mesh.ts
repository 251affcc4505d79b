import { type Crop, drawCrop, type InputForm } from "./crop.ts";
import { readModel } from "./model-files.ts";
import type { Pyramid } from "./picture.ts";
import type { Runtime } from "./runtime.ts";
import { sigmoid } from "./ssd.ts";

/** 468 points of a face: x and y in pixels of the picture, z in the same unit, growing away from the camera. */
export interface FaceMesh {
  /** x, y, z of every point in turn. */
  readonly points: Float32Array;
  /** How sure the model is that there is a face in the crop, 0 to 1. */
  readonly score: number;
}

export type FaceMesher = (pyramid: Pyramid, crop: Crop) => FaceMesh;

const INPUT: InputForm = { size: 192, least: 0, most: 1, outside: "edge" };
const POINTS = 468;

export async function loadFaceMesh(runtime: Runtime): Promise<FaceMesher> {
  const model = runtime.load(await readModel("face"));
  return (pyramid, crop) => {
    drawCrop(pyramid, crop, INPUT, model.input("input_1"));
    model.infer();
    const raw = model.output("conv2d_21");
    const points = new Float32Array(POINTS * 3);
    const scale = crop.side / INPUT.size;
    const [cos, sin] = [Math.cos(crop.turned) * scale, Math.sin(crop.turned) * scale];
    for (let at = 0; at < points.length; at += 3) {
      const across = (raw[at] as number) - INPUT.size / 2;
      const down = (raw[at + 1] as number) - INPUT.size / 2;
      points[at] = crop.centre.x + across * cos - down * sin;
      points[at + 1] = crop.centre.y + across * sin + down * cos;
      points[at + 2] = (raw[at + 2] as number) * scale;
    }
    return { points, score: sigmoid(model.output("conv2d_31")[0] as number) };
  };
}
