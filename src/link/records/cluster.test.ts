import { expect, test } from "vitest";
import { clusterRecords } from "./cluster.ts";

const RULES = { least: 0, absent: -10 };
type Pair = readonly [a: number, b: number, weight: number];

function cluster(records: number, pairs: readonly Pair[]): readonly (readonly number[])[] {
  const column = (at: 0 | 1 | 2): number[] => pairs.map((pair) => pair[at]);
  return clusterRecords(records, { a: column(0), b: column(1), weight: column(2) }, RULES);
}

/** Every pair of `from` to `to`. */
function clique(from: number, to: number, weight: number): readonly Pair[] {
  const pairs: Pair[] = [];
  for (let a = from; a < to; a += 1) for (let b = a + 1; b <= to; b += 1) pairs.push([a, b, weight]);
  return pairs;
}

test.each<{ name: string; records: number; pairs: readonly Pair[]; clusters: readonly (readonly number[])[] }>([
  { name: "nothing compared, nothing joined", records: 3, pairs: [], clusters: [] },
  { name: "two records that agree", records: 3, pairs: [[0, 2, 5]], clusters: [[0, 2]] },
  { name: "evidence against keeps apart", records: 2, pairs: [[0, 1, -1]], clusters: [] },
  {
    name: "one record may be weak towards one other",
    records: 3,
    pairs: [
      [0, 1, 12],
      [0, 2, 12],
      [1, 2, -4],
    ],
    clusters: [[0, 1, 2]],
  },
  {
    name: "a chance resemblance does not chain two people",
    records: 6,
    pairs: [...clique(0, 2, 15), ...clique(3, 5, 15), [2, 3, 6]],
    clusters: [
      [0, 1, 2],
      [3, 4, 5],
    ],
  },
  {
    name: "a pair that was never compared counts as what it is before evidence",
    records: 3,
    pairs: [
      [0, 1, 9],
      [1, 2, 9],
    ],
    clusters: [[0, 1]],
  },
  { name: "hundreds of records of one person", records: 300, pairs: clique(0, 299, 20), clusters: [range(0, 299)] },
])("$name", ({ records, pairs, clusters }) => {
  expect(cluster(records, pairs)).toEqual(clusters);
});

test("the order in which pairs come changes nothing", () => {
  const pairs = [...clique(0, 6, 4), ...clique(7, 12, 4), [3, 8, 1], [6, 7, 3]] as readonly Pair[];
  expect(cluster(13, pairs.toReversed())).toEqual(cluster(13, pairs));
});

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
