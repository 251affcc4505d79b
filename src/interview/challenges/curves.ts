import type { Curve } from "../challenge.ts";
import type { Moment } from "./moments.ts";

/** A measure over the frames of a try, rounded for who reads it. */
export function curveOf(
  name: string,
  unit: Curve["unit"],
  target: number | null,
  moments: readonly Moment[],
  value: (moment: Moment) => number | null,
): Curve {
  const places = unit === "degrees" || unit === "percent" ? 10 : unit === "fingers" ? 1 : 1000;
  const points = moments.map((moment): readonly [number, number | null] => {
    const measured = value(moment);
    return [
      Math.round(moment.sinceMs),
      measured === null || !Number.isFinite(measured) ? null : Math.round(measured * places) / places,
    ];
  });
  return { name, unit, points, target };
}
