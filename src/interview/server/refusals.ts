/** How often what was refused, by code: the host sees it, and nothing of it names a person or an address. */
export class Refusals {
  readonly #counts = new Map<string, number>();
  readonly #also: Refusals | null;

  /** @param also Counts along: a session's refusals are the server's too. */
  constructor(also: Refusals | null = null) {
    this.#also = also;
  }

  add(code: string): void {
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1);
    this.#also?.add(code);
  }

  /** Codes in order, so that what is written compares. */
  toRecord(): Record<string, number> {
    return Object.fromEntries([...this.#counts].toSorted(([left], [right]) => (left < right ? -1 : 1)));
  }
}
