import { Random } from "../../src/simulate/random.ts";

/**
 * Chance for one use of one session. Neighbouring seeds start this generator on neighbouring ways (measured: sessions 1 to 5 all
 * drew the same kind first), so that seed and use are first scattered over all 32 bits (MurmurHash3's finaliser).
 */
export function seeded(seed: number, use: number): Random {
  return new Random(scatter(seed ^ scatter(use + 0x9e3779b9)));
}

function scatter(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
