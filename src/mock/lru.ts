/** A map that forgets what was asked for longest ago once it holds `limit` entries. */
export class Lru<Value> {
  readonly #limit: number;
  readonly #entries = new Map<string, Value>();
  #newest: string | undefined;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): Value | undefined {
    const value = this.#entries.get(key);
    if (value === undefined || key === this.#newest) return value;
    this.#newest = key;
    this.#entries.delete(key);
    this.#entries.set(key, value);
    return value;
  }

  set(key: string, value: Value): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    this.#newest = key;
    if (this.#entries.size <= this.#limit) return;
    const oldest = this.#entries.keys().next();
    if (!oldest.done) this.#entries.delete(oldest.value);
  }

  /** From the one that was asked for longest ago to the newest; entries may be deleted meanwhile. */
  entries(): IterableIterator<[string, Value]> {
    return this.#entries.entries();
  }

  delete(key: string): void {
    this.#entries.delete(key);
    if (this.#newest === key) this.#newest = undefined;
  }

  clear(): void {
    this.#entries.clear();
    this.#newest = undefined;
  }

  values(): IterableIterator<Value> {
    return this.#entries.values();
  }
}
