import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** What a run measures of time and memory: it differs from run to run and from machine to machine. */
const COSTS = /seconds|gigabytes|megabytes/i;

/** The size that was asked for on the command line, else the usual one. */
export function sizeGiven(usual: number): number {
  return Number(process.argv.slice(2).find((argument) => /^\d+$/.test(argument)) ?? usual);
}

/**
 * Compares a result with the one that is kept in `bench/frozen/`, in words; costs are only kept, not compared. With
 * `--freeze` among the arguments the result takes the kept one's place.
 */
export function compareWithFrozen(name: string, result: object): string {
  const file = new URL(`./frozen/${name}.json`, import.meta.url);
  if (process.argv.includes("--freeze")) {
    writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
    return "Frozen.\n";
  }
  if (!existsSync(file)) return "Nothing is frozen yet: --freeze keeps this result.\n";
  const before = leavesOf(JSON.parse(readFileSync(file, "utf8")));
  const changes = [...leavesOf(JSON.parse(JSON.stringify(result)))]
    .filter(([path, value]) => !COSTS.test(path) && before.get(path) !== value)
    .map(([path, value]) => `  ${path} was ${before.get(path) ?? "not measured"}, is ${value}\n`);
  return changes.length === 0 ? "As frozen.\n" : `Against the frozen result:\n${changes.join("")}`;
}

/** Every value of a result by its path. */
function leavesOf(value: unknown, path = ""): ReadonlyMap<string, string> {
  if (typeof value !== "object" || value === null) return new Map([[path, String(value)]]);
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [...leavesOf(inner, path === "" ? key : `${path}.${key}`)]),
  );
}
