import type { SpeciesMetrics } from "./metrics.ts";

export function presentDocument(metrics: readonly SpeciesMetrics[]): string {
  return `${metrics.length}\n`;
}
