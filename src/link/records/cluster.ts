import { Heap } from "./heap.ts";

/** Pairs of records by number, with the evidence that they are one person: log2 odds, prior included. */
export interface Evidence {
  readonly a: ArrayLike<number>;
  readonly b: ArrayLike<number>;
  readonly weight: ArrayLike<number>;
}

export interface ClusterRules {
  /** Log2 odds from which two clusters are joined. */
  readonly least: number;
  /** What a pair counts that was never compared, because no blocking rule brought it together. */
  readonly absent: number;
}

/**
 * Clusters of two records or more, each in ascending order. Two clusters join, the surest first, when the average evidence
 * over all pairs between them reaches `least`. Connection alone is not enough: one chance resemblance would chain two
 * people together (measured on `fake_1000`: pair F1 0.50 for connected components, 0.97 so).
 */
export function clusterRecords(
  records: number,
  evidence: Evidence,
  rules: ClusterRules,
): readonly (readonly number[])[] {
  return connectedGroups(records, evidence, rules.least)
    .flatMap((pairs) => joinGroup(pairs, evidence, rules))
    .filter((members) => members.length > 1)
    .map((members) => members.toSorted((a, b) => a - b))
    .toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

/** The pairs (positions in the evidence) among records that are connected by pairs of `least` and more; weaker ones too. */
function connectedGroups(records: number, { a, b, weight }: Evidence, least: number): readonly (readonly number[])[] {
  const parent = Int32Array.from({ length: records }, (_, index) => index);
  const find = (record: number): number => {
    let root = record;
    while ((parent[root] ?? root) !== root) root = parent[root] ?? root;
    for (let at = record; at !== root;) {
      const up = parent[at] ?? root;
      parent[at] = root;
      at = up;
    }
    return root;
  };
  for (let pair = 0; pair < a.length; pair += 1) {
    if ((weight[pair] ?? 0) < least) continue;
    const [left, right] = [find(a[pair] ?? 0), find(b[pair] ?? 0)];
    if (left !== right) parent[Math.max(left, right)] = Math.min(left, right);
  }
  const groups = new Map<number, number[]>();
  for (let pair = 0; pair < a.length; pair += 1) {
    const root = find(a[pair] ?? 0);
    if (root !== find(b[pair] ?? 0)) continue;
    const pairs = groups.get(root);
    if (pairs === undefined) groups.set(root, [pair]);
    else pairs.push(pair);
  }
  return [...groups.values()];
}

interface Cluster {
  readonly members: number[];
  /** Evidence towards each cluster that it was compared with: its sum, and of how many pairs. */
  readonly near: Map<number, Between>;
}

interface Between {
  readonly sum: number;
  readonly count: number;
}

interface Join {
  readonly a: number;
  readonly b: number;
  readonly average: number;
  /** Members of both when this was computed: clusters only grow, so a join of other sizes is out of date. */
  readonly sizes: number;
}

/** Average-linkage agglomeration of one group. Ties go to the lower record numbers, so that the result is one. */
function joinGroup(pairs: readonly number[], evidence: Evidence, rules: ClusterRules): readonly (readonly number[])[] {
  const [only = 0] = pairs;
  if (pairs.length === 1) return [[evidence.a[only] ?? 0, evidence.b[only] ?? 0]];
  const clusters = clustersOf(pairs, evidence);
  const open = new Heap<Join>(surerFirst);
  const offer = (a: number, b: number): void => {
    const join = joinOf(Math.min(a, b), Math.max(a, b), clusters, rules);
    if (join !== undefined && join.average >= rules.least) open.push(join);
  };
  for (const [a, { near }] of clusters) for (const b of near.keys()) if (a < b) offer(a, b);
  for (let best = open.pop(); best !== undefined; best = open.pop()) {
    if (joinOf(best.a, best.b, clusters, rules)?.sizes !== best.sizes) continue;
    merge(best.a, best.b, clusters);
    for (const other of clusters.get(best.a)?.near.keys() ?? []) offer(best.a, other);
  }
  return [...clusters.values()].map((cluster) => cluster.members);
}

function clustersOf(pairs: readonly number[], evidence: Evidence): Map<number, Cluster> {
  const clusters = new Map<number, Cluster>();
  const note = (from: number, to: number, weight: number): void => {
    const cluster = clusters.get(from) ?? { members: [from], near: new Map<number, Between>() };
    clusters.set(from, cluster);
    cluster.near.set(to, { sum: weight, count: 1 });
  };
  for (const pair of pairs) {
    const [a, b, weight] = [evidence.a[pair] ?? 0, evidence.b[pair] ?? 0, evidence.weight[pair] ?? 0];
    note(a, b, weight);
    note(b, a, weight);
  }
  return clusters;
}

function joinOf(
  a: number,
  b: number,
  clusters: ReadonlyMap<number, Cluster>,
  { absent }: ClusterRules,
): Join | undefined {
  const [left, right] = [clusters.get(a), clusters.get(b)];
  const between = left?.near.get(b);
  if (left === undefined || right === undefined || between === undefined) return undefined;
  const all = left.members.length * right.members.length;
  const average = (between.sum + (all - between.count) * absent) / all;
  return { a, b, average, sizes: left.members.length + right.members.length };
}

function merge(into: number, gone: number, clusters: Map<number, Cluster>): void {
  const [kept, given] = [clusters.get(into), clusters.get(gone)];
  if (kept === undefined || given === undefined) return;
  for (const member of given.members) kept.members.push(member);
  kept.near.delete(gone);
  for (const [other, between] of given.near) {
    const neighbour = clusters.get(other);
    if (other === into || neighbour === undefined) continue;
    const before = kept.near.get(other) ?? { sum: 0, count: 0 };
    const joined = { sum: before.sum + between.sum, count: before.count + between.count };
    kept.near.set(other, joined);
    neighbour.near.set(into, joined);
    neighbour.near.delete(gone);
  }
  clusters.delete(gone);
}

function surerFirst(one: Join, other: Join): number {
  return other.average - one.average || one.a - other.a || one.b - other.b;
}
