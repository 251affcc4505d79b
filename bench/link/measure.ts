import { link, type LinkedCluster, type LinkedPair, type LinkRequest, type LinkSummary } from "../../src/flows/link.ts";

export interface Links {
  readonly summary: LinkSummary;
  readonly pairs: readonly LinkedPair[];
  readonly clusters: readonly LinkedCluster[];
}

const DEFAULTS: LinkRequest = {
  file: undefined,
  columns: [],
  id: undefined,
  into: undefined,
  judgements: [],
  least: 0.5,
  onStep: () => undefined,
};

export async function linked(request: Partial<LinkRequest>): Promise<Links> {
  let result: Links | undefined;
  await link({ ...DEFAULTS, ...request }, async ({ summary, pairs, clusters }) => {
    result = { summary, pairs: await collect(pairs()), clusters: await collect(clusters()) };
  });
  if (result === undefined) throw new Error("link gave nothing");
  return result;
}

async function collect<T>(items: AsyncGenerator<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

export interface PairQuality {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Pairs of records that stand in one cluster, against pairs that are one person. */
export function pairQuality(clusters: readonly LinkedCluster[], personOf: ReadonlyMap<string, string>): PairQuality {
  const sizes = new Map<string, number>();
  for (const person of personOf.values()) sizes.set(person, (sizes.get(person) ?? 0) + 1);
  const all = [...sizes.values()].reduce((total, size) => total + pairsOf(size), 0);
  let [said, right] = [0, 0];
  for (const { records } of clusters) {
    said += pairsOf(records.length);
    const within = new Map<string, number>();
    for (const id of records) within.set(personOf.get(id) ?? id, (within.get(personOf.get(id) ?? id) ?? 0) + 1);
    for (const size of within.values()) right += pairsOf(size);
  }
  const precision = said === 0 ? 1 : right / said;
  const recall = all === 0 ? 1 : right / all;
  return { precision, recall, f1: (2 * precision * recall) / Math.max(precision + recall, 1e-9) };
}

function pairsOf(size: number): number {
  return (size * (size - 1)) / 2;
}

/** Cells of a plain CSV text without quotes. */
export function cells(text: string): readonly (readonly string[])[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => line.split(",").map((cell) => cell.trim()));
}
