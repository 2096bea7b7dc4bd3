/** Ids are given out in order, but transactions commit in any: so far back a new row may still appear. */
const REACH = 200;

/** Follows rows whose ids grow: says which ones it hasn't seen, also when a lower one is committed later. */
export class Tail {
  #seen = new Set<number>();
  #top = 0;

  /** Only ids above this one need to be looked at. */
  get floor(): number {
    return Math.max(0, this.#top - REACH);
  }

  /** The ids that are new, in the order given. */
  take(ids: readonly number[]): number[] {
    const fresh = ids.filter((id) => id > this.floor && !this.#seen.has(id));
    for (const id of fresh) {
      this.#seen.add(id);
      this.#top = Math.max(this.#top, id);
    }
    for (const id of this.#seen) if (id <= this.floor) this.#seen.delete(id);
    return fresh;
  }
}
