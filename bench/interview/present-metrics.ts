import type { Share } from "./interval.ts";
import type { SpeciesMetrics } from "./metrics.ts";

/** The target of a targeted attack: NIST SP 800-63A-4 section 3.11 asks for less than 7 % of whole systems. */
export const PASSED_MAX = 0.07;
/** The target of genuine sessions. */
export const REFUSED_MAX = 0.1;

/** The results as tables for a terminal. */
export function presentMetrics(metrics: readonly SpeciesMetrics[]): string {
  const genuine = metrics.filter(({ isGenuine }) => isGenuine);
  const attacks = metrics.filter(({ isGenuine }) => !isGenuine);
  const lines = [
    "Simulated: five clips of four people, no real deepfake generator, no camera; not an ISO/IEC 30107-3 evaluation.",
    "",
    ...(genuine.length > 0 ? genuineTable(genuine) : []),
    ...(attacks.length > 0 ? attackTable(attacks) : []),
    ...metrics.flatMap(detail),
  ];
  return `${lines.join("\n")}\n`;
}

function genuineTable(metrics: readonly SpeciesMetrics[]): readonly string[] {
  return [
    "Genuine sessions          refused (BPCER)            inconclusive   passed   retries   verdict s (median, p95)",
    ...metrics.map(({ id, refused, inconclusive, passed, retries, verdictSeconds }) =>
      [
        id.padEnd(25),
        shareText(refused ?? passed).padEnd(26),
        percent(inconclusive).padEnd(14),
        percent(passed).padEnd(8),
        String(retries).padEnd(9),
        verdictSeconds === null ? "–" : `${verdictSeconds.median}, ${verdictSeconds.p95}`,
      ].join(" "),
    ),
    "",
  ];
}

function attackTable(metrics: readonly SpeciesMetrics[]): readonly string[] {
  return [
    "Attacks                   passed (APCER)             challenges alone   side checks alone   target",
    ...metrics.map((one) =>
      [
        one.id.padEnd(25),
        shareText(one.passed).padEnd(26),
        fraction(one.challengesOnly).padEnd(18),
        fraction(one.sideChecksOnly).padEnd(19),
        one.isTargeted ? ((one.passed.share ?? 1) < PASSED_MAX ? "met" : "missed") : "none",
      ].join(" "),
    ),
    "",
  ];
}

function detail({ id, kinds, observed, reasons, analysisMillisecondsPerFrame }: SpeciesMetrics): readonly string[] {
  const list = Object.entries(kinds).map(([kind, share]) => `${kind} ${fraction(share)}`);
  const seen = Object.entries(observed).map(([kind, count]) => `${kind} ${count}`);
  const why = reasons.slice(0, 6).map(([kind, reason, count]) => `${kind} ${reason} ${count}`);
  return [
    `${id}: passed by kind: ${list.join(", ") || "none asked"}`,
    ...(why.length > 0 ? [`  tries failed by: ${why.join(", ")}`] : []),
    ...(seen.length > 0 ? [`  side checks: ${seen.join(", ")}`] : []),
    `  ${analysisMillisecondsPerFrame} ms a frame here`,
  ];
}

/** "2 of 60, 3.3 % (0.4–11.5)". */
export function shareText(share: Share): string {
  if (share.share === null) return "none";
  return `${fraction(share)}, ${percent(share)} (${number(share.low)}–${number(share.high)})`;
}

export function fraction({ count, of }: Share): string {
  return `${count} of ${of}`;
}

function percent({ share }: Share): string {
  return share === null ? "–" : `${number(share)} %`;
}

function number(share: number): string {
  return (share * 100).toFixed(1);
}
