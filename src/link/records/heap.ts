/** A binary heap: `pop` gives the item that `compare` puts first. */
export class Heap<T> {
  readonly #items: T[] = [];
  readonly #compare: (one: T, other: T) => number;

  constructor(compare: (one: T, other: T) => number) {
    this.#compare = compare;
  }

  push(item: T): void {
    const items = this.#items;
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = items[up] as T;
      if (this.#compare(item, parent) >= 0) break;
      items[at] = parent;
      at = up;
    }
    items[at] = item;
  }

  pop(): T | undefined {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (items.length === 0 || last === undefined) return first;
    let at = 0;
    for (let next = this.#smaller(1); next !== undefined; next = this.#smaller(2 * at + 1)) {
      const child = items[next] as T;
      if (this.#compare(last, child) <= 0) break;
      items[at] = child;
      at = next;
    }
    items[at] = last;
    return first;
  }

  /** Of a node's two children, the one that comes first. */
  #smaller(left: number): number | undefined {
    const items = this.#items;
    if (left >= items.length) return undefined;
    const right = left + 1;
    return right < items.length && this.#compare(items[right] as T, items[left] as T) < 0 ? right : left;
  }
}
