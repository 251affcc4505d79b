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

/** Larger groups of connected records are first split at stronger evidence: real people do not have this many records. */
const GROUP_MAX = 400;
const STRONGER_BY = 4;
const STRONGEST = 200;

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
  return splitGroups(records, evidence, rules.least)
    .flatMap((group) => joinGroup(group, rules))
    .filter((members) => members.length > 1)
    .map((members) => members.toSorted((a, b) => a - b))
    .toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

interface Group {
  readonly members: readonly number[];
  /** Positions in the evidence. */
  readonly pairs: readonly number[];
  readonly evidence: Evidence;
}

/** Connected records, with every pair that was compared among them. */
function splitGroups(records: number, evidence: Evidence, least: number): readonly Group[] {
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
  for (let pair = 0; pair < evidence.a.length; pair += 1) {
    if ((evidence.weight[pair] ?? 0) < least) continue;
    const [a, b] = [find(evidence.a[pair] ?? 0), find(evidence.b[pair] ?? 0)];
    if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
  }
  const groups = new Map<number, { members: Set<number>; pairs: number[] }>();
  for (let pair = 0; pair < evidence.a.length; pair += 1) {
    const [a, b] = [evidence.a[pair] ?? 0, evidence.b[pair] ?? 0];
    const root = find(a);
    if (root !== find(b)) continue;
    const group = groups.get(root) ?? { members: new Set<number>(), pairs: [] };
    groups.set(root, group);
    group.members.add(a).add(b);
    group.pairs.push(pair);
  }
  return [...groups.values()].flatMap((group) => {
    const whole = { members: [...group.members], pairs: group.pairs, evidence };
    return whole.members.length <= GROUP_MAX || least > STRONGEST
      ? [whole]
      : splitGroups(records, pairsOf(whole), least + STRONGER_BY);
  });
}

function pairsOf(group: Group): Evidence {
  const { a, b, weight } = group.evidence;
  return {
    a: group.pairs.map((pair) => a[pair] ?? 0),
    b: group.pairs.map((pair) => b[pair] ?? 0),
    weight: group.pairs.map((pair) => weight[pair] ?? 0),
  };
}

interface Between {
  sum: number;
  count: number;
}

/** Average-linkage agglomeration of one group. */
function joinGroup(group: Group, rules: ClusterRules): readonly (readonly number[])[] {
  const clusters = new Map<number, { members: number[]; near: Map<number, Between> }>(
    group.members.map((member) => [member, { members: [member], near: new Map<number, Between>() }]),
  );
  for (const pair of group.pairs) {
    const [a, b, weight] = [group.evidence.a[pair] ?? 0, group.evidence.b[pair] ?? 0, group.evidence.weight[pair] ?? 0];
    clusters.get(a)?.near.set(b, { sum: weight, count: 1 });
    clusters.get(b)?.near.set(a, { sum: weight, count: 1 });
  }
  for (let best = surest(clusters, rules); best !== undefined; best = surest(clusters, rules)) {
    const [kept, gone] = [clusters.get(best.a), clusters.get(best.b)];
    if (kept === undefined || gone === undefined) break;
    kept.members.push(...gone.members);
    kept.near.delete(best.b);
    for (const [other, between] of gone.near) {
      const neighbour = clusters.get(other);
      if (other === best.a || neighbour === undefined) continue;
      const before = kept.near.get(other) ?? { sum: 0, count: 0 };
      const joined = { sum: before.sum + between.sum, count: before.count + between.count };
      kept.near.set(other, joined);
      neighbour.near.set(best.a, joined);
      neighbour.near.delete(best.b);
    }
    clusters.delete(best.b);
  }
  return [...clusters.values()].map((cluster) => cluster.members);
}

function surest(
  clusters: ReadonlyMap<number, { readonly members: readonly number[]; readonly near: ReadonlyMap<number, Between> }>,
  rules: ClusterRules,
): { readonly a: number; readonly b: number } | undefined {
  let best: { a: number; b: number; average: number } | undefined;
  for (const [a, cluster] of clusters) {
    for (const [b, between] of cluster.near) {
      if (a > b) continue;
      const all = cluster.members.length * (clusters.get(b)?.members.length ?? 0);
      const average = (between.sum + (all - between.count) * rules.absent) / all;
      if (average >= rules.least && (best === undefined || average > best.average)) best = { a, b, average };
    }
  }
  return best;
}
