import type { Curve } from "../../interview/challenge.ts";
import { UNIT_SIGNS } from "../shared/challenge-words.ts";

const WIDTH = 280;
const HEIGHT = 72;
const EDGE = 4;

/** What was measured over time, with the line that it had to reach: small, beside the video. The host's page has it large. */
export function CurveSketch({ curve }: { readonly curve: Curve }) {
  const seen = curve.points.filter((point): point is readonly [number, number] => point[1] !== null);
  if (seen.length < 2) return null;
  const { x, y } = scalesOf(seen, curve.target);
  return (
    <figure className="sketch">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={describe(curve, seen)}>
        {curve.target !== null && (
          <line className="sketch-target" x1="0" x2={WIDTH} y1={y(curve.target)} y2={y(curve.target)} />
        )}
        <path className="sketch-line" d={wayOf(curve.points, x, y)} />
      </svg>
      <figcaption>{describe(curve, seen)}</figcaption>
    </figure>
  );
}

type Scale = (value: number) => number;

function scalesOf(seen: readonly (readonly [number, number])[], target: number | null): { x: Scale; y: Scale } {
  const times = seen.map(([sinceMs]) => sinceMs);
  const values = [...seen.map(([, value]) => value), ...(target === null ? [] : [target])];
  return {
    x: scale(Math.min(...times), Math.max(...times), 0, WIDTH),
    y: scale(Math.min(...values), Math.max(...values), HEIGHT - EDGE, EDGE),
  };
}

function scale(low: number, high: number, from: number, to: number): Scale {
  const span = high - low || 1;
  return (value) => Math.round((from + ((value - low) / span) * (to - from)) * 10) / 10;
}

/** A line with a gap wherever nothing was measured. */
function wayOf(points: Curve["points"], x: Scale, y: Scale): string {
  let isDown = false;
  let way = "";
  for (const [sinceMs, value] of points) {
    if (value !== null) way += `${isDown ? "L" : "M"}${x(sinceMs)} ${y(value)}`;
    isDown = value !== null;
  }
  return way;
}

/** "yaw: up to 31° of 30°" */
function describe({ name, unit, target }: Curve, seen: readonly (readonly [number, number])[]): string {
  const values = seen.map(([, value]) => value);
  const sign = UNIT_SIGNS[unit];
  const low = format(Math.min(...values));
  const high = format(Math.max(...values));
  return `${name}: ${low}${sign} to ${high}${sign}${target === null ? "" : `, line at ${format(target)}${sign}`}`;
}

function format(value: number): string {
  // Through a number once more, for "-0.00" is nothing that was measured.
  return String(Number(value.toFixed(Math.abs(value) < 3 ? 2 : 0)) + 0);
}
