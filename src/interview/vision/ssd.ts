import type { Box, Point } from "../reading.ts";
import { type Crop, fromCrop } from "./crop.ts";

/** A detection of a single-shot detector of MediaPipe's kind, in pixels of the picture. */
export interface Detection {
  readonly box: Box;
  readonly score: number;
  readonly points: readonly Point[];
}

export interface DetectorForm {
  /** The input is size × size. */
  readonly size: number;
  /** How many pixels a cell of each layer covers; layers of one stride are one grid with more anchors a cell. */
  readonly strides: readonly number[];
  readonly anchorsPerLayer: number;
  readonly pointCount: number;
  readonly scoreMin: number;
  /** Detections that share more of their area than this are one. */
  readonly overlapMax: number;
}

/** A logit is cut here before it becomes a score, as MediaPipe does: beyond it a float says 0 or 1. */
const LOGIT_MAX = 100;
/** More candidates than this in one frame are noise: the weakest are left out. */
const CANDIDATES_MAX = 200;

/** Centres of all anchors, x then y, 0 to 1, in the order of the model's rows. */
export function anchorsOf({ size, strides, anchorsPerLayer }: DetectorForm): Float32Array {
  const centres: number[] = [];
  for (const stride of new Set(strides)) {
    const cells = Math.ceil(size / stride);
    const perCell = strides.filter((other) => other === stride).length * anchorsPerLayer;
    for (let row = 0; row < cells; row += 1) {
      for (let column = 0; column < cells; column += 1) {
        for (let anchor = 0; anchor < perCell; anchor += 1) {
          centres.push((column + 0.5) / cells, (row + 0.5) / cells);
        }
      }
    }
  }
  return Float32Array.from(centres);
}

/** Rows of box centre, size and points, relative to anchors, become detections above the least score, the surest first. */
export function detectionsOf(
  rows: Float32Array,
  logits: Float32Array,
  anchors: Float32Array,
  form: DetectorForm,
  crop: Crop,
): readonly Detection[] {
  const rowLength = 4 + form.pointCount * 2;
  const logitMin = Math.log(form.scoreMin / (1 - form.scoreMin));
  const candidates: Detection[] = [];
  for (let anchor = 0; anchor < logits.length; anchor += 1) {
    const logit = logits[anchor] as number;
    // Written so that what is not a number is no detection.
    if (!(logit >= logitMin)) continue;
    const [anchorX, anchorY] = [anchors[anchor * 2] as number, anchors[anchor * 2 + 1] as number];
    const place = (at: number): Point => {
      const from = anchor * rowLength + at;
      return fromCrop(
        crop,
        anchorX + (rows[from] as number) / form.size,
        anchorY + (rows[from + 1] as number) / form.size,
      );
    };
    const centre = place(0);
    const width = ((rows[anchor * rowLength + 2] as number) / form.size) * crop.side;
    const height = ((rows[anchor * rowLength + 3] as number) / form.size) * crop.side;
    candidates.push({
      box: { x: centre.x - width / 2, y: centre.y - height / 2, width, height },
      score: sigmoid(logit),
      points: Array.from({ length: form.pointCount }, (_, point) => place(4 + point * 2)),
    });
  }
  const surestFirst = candidates.toSorted((a, b) => b.score - a.score).slice(0, CANDIDATES_MAX);
  return mergeOverlapping(surestFirst, form.overlapMax);
}

/** Detections of one thing become their mean, weighted by score: steadier from frame to frame than the best of them. */
function mergeOverlapping(surestFirst: readonly Detection[], overlapMax: number): readonly Detection[] {
  const merged: Detection[] = [];
  let left = surestFirst;
  for (let best = left[0]; best !== undefined; best = left[0]) {
    const first = best;
    const same = left.filter((other) => other === first || overlapOf(first.box, other.box) > overlapMax);
    merged.push(weightedMean(same, first.score));
    left = left.filter((other) => !same.includes(other));
  }
  return merged;
}

function weightedMean(detections: readonly Detection[], score: number): Detection {
  const total = detections.reduce((sum, detection) => sum + detection.score, 0);
  const mean = (of: (detection: Detection) => number): number =>
    detections.reduce((sum, detection) => sum + of(detection) * detection.score, 0) / total;
  return {
    box: {
      x: mean(({ box }) => box.x),
      y: mean(({ box }) => box.y),
      width: mean(({ box }) => box.width),
      height: mean(({ box }) => box.height),
    },
    score,
    points: (detections[0]?.points ?? []).map((_, at) => ({
      x: mean(({ points }) => points[at]?.x ?? 0),
      y: mean(({ points }) => points[at]?.y ?? 0),
    })),
  };
}

/** The shared area by the area of both together, 0 to 1. */
function overlapOf(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (a.width * a.height + b.width * b.height - shared);
}

export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-Math.min(Math.max(logit, -LOGIT_MAX), LOGIT_MAX)));
}
