/** The time by which a mock lives: the real one, until a test turns it. */
export interface Clock {
  now(): number;
  /** Lets time pass at once. */
  advance(milliseconds: number): void;
  /** Sets the time; a frozen clock stands still. */
  set(time: number, isFrozen: boolean): void;
  reset(): void;
}

/** A clock that goes with the real one. */
export function createClock(): Clock {
  let shift = 0;
  let frozen: number | undefined;
  return {
    now: () => frozen ?? Date.now() + shift,
    advance: (milliseconds) => {
      if (frozen === undefined) shift += milliseconds;
      else frozen += milliseconds;
    },
    set: (time, isFrozen) => {
      frozen = isFrozen ? time : undefined;
      shift = time - Date.now();
    },
    reset: () => {
      shift = 0;
      frozen = undefined;
    },
  };
}
