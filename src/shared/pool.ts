/** Runs work, so much of it at a time. */
export interface Pool {
  /** How much may be under way together. */
  readonly size: number;
  /** Runs work once there is a place: what is urgent goes before what fills gaps, else who came first is first. */
  run<T>(isUrgent: boolean, work: () => Promise<T>): Promise<T>;
}

/** A pool of so many places. */
export function createPool(size: number): Pool {
  const urgent: (() => void)[] = [];
  const others: (() => void)[] = [];
  let free = size;
  return {
    size,
    async run(isUrgent, work) {
      if (free > 0) free -= 1;
      else await new Promise<void>((begin) => void (isUrgent ? urgent : others).push(begin));
      try {
        return await work();
      } finally {
        const next = urgent.shift() ?? others.shift();
        if (next === undefined) free += 1;
        else next();
      }
    },
  };
}
