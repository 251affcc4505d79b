/** A bucket that fills at a rate and holds a burst. Plain arithmetic on the caller's clock. */
export class RateLimit {
  readonly #perSecond: number;
  readonly #burst: number;
  #tokens: number;
  #atMs: number | null = null;

  constructor(perSecond: number, burst: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#tokens = burst;
  }

  /** Whether one more is within the limit; one that is not costs nothing. */
  take(nowMs: number): boolean {
    if (this.isEmpty(nowMs)) return false;
    this.#tokens -= 1;
    return true;
  }

  /** Whether one more would be too much. */
  isEmpty(nowMs: number): boolean {
    const sinceMs = this.#atMs === null ? 0 : Math.max(0, nowMs - this.#atMs);
    this.#atMs = nowMs;
    this.#tokens = Math.min(this.#burst, this.#tokens + (sinceMs / 1000) * this.#perSecond);
    return this.#tokens < 1;
  }
}
