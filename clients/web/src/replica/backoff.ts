// How long to wait before dialling again: full jitter, doubling from 0.5 s to 20 s, forgotten after 30 s of being
// connected. So a room that loses its server does not come back as one.
const firstMs = 500;
const mostMs = 20_000;
const stableMs = 30_000;

export class Backoff {
  #ceilingMs = firstMs;
  #sinceMs: number | undefined; // connected since; undefined: not connected

  connected(steadyMs: number): void {
    this.#sinceMs = steadyMs;
  }
  // The connection is lost, or never came. `chance`: from 0 up to 1.
  waitMs(steadyMs: number, chance: number): number {
    if (this.#sinceMs !== undefined && steadyMs - this.#sinceMs >= stableMs) this.#ceilingMs = firstMs;
    this.#sinceMs = undefined;
    const wait = Math.floor(chance * (this.#ceilingMs + 1));
    this.#ceilingMs = Math.min(this.#ceilingMs * 2, mostMs);
    return wait;
  }
}
