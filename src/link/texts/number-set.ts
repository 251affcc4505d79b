/** A set of 32-bit numbers in shared memory: an array with open addressing, at most half full. 0 stands for empty. */
export type NumberSet = Uint32Array;

export function numberSet(numbers: Iterable<number>, count: number): NumberSet {
  let size = 16;
  while (size < count * 2 + 2) size *= 2;
  const set = new Uint32Array(new SharedArrayBuffer(size * 4));
  for (const number of numbers) addNumber(set, number);
  return set;
}

function addNumber(set: NumberSet, number: number): void {
  const mask = set.length - 1;
  const wanted = number === 0 ? 1 : number;
  let at = wanted & mask;
  while (set[at] !== 0 && set[at] !== wanted) at = (at + 1) & mask;
  set[at] = wanted;
}

export function hasNumber(set: NumberSet, number: number): boolean {
  const mask = set.length - 1;
  const wanted = number === 0 ? 1 : number;
  let at = wanted & mask;
  while (set[at] !== 0) {
    if (set[at] === wanted) return true;
    at = (at + 1) & mask;
  }
  return false;
}
