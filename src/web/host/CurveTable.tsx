import type { Curve } from "../../interview/challenge.ts";
import { UNIT_SIGNS } from "../shared/challenge-words.ts";

/** Rows enough to read a curve's shape; all of its points are in the result's line. */
const ROWS_MAX = 14;

/** The curve's numbers, for who reads tables rather than plots. */
export function CurveTable({ curve }: { readonly curve: Curve }) {
  const { name, unit, target, points } = curve;
  const sign = UNIT_SIGNS[unit];
  const values = points.map(([, value]) => value).filter((value) => value !== null);
  const range =
    values.length === 0
      ? "Nothing was measured."
      : `From ${short(Math.min(...values))}${sign} to ${short(Math.max(...values))}${sign}.`;
  const step = Math.max(1, Math.ceil(points.length / ROWS_MAX));
  return (
    <details className="curve-table">
      <summary>
        {range}
        {target !== null && ` The line is at ${short(target)}${sign}.`} <span className="curve-more">Numbers</span>
      </summary>
      <table>
        <caption className="unseen">{name} over time</caption>
        <thead>
          <tr>
            <th scope="col">Seconds</th>
            <th scope="col">
              {name}
              {sign === "" ? "" : ` (${sign.trim()})`}
            </th>
          </tr>
        </thead>
        <tbody>
          {points
            .filter((_, index) => index % step === 0)
            .map(([sinceMs, value]) => (
              <tr key={sinceMs}>
                <td>{(sinceMs / 1_000).toFixed(1)}</td>
                <td>{value === null ? "–" : short(value)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </details>
  );
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}
