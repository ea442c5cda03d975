/** The time by which a session lives: the real one, until a test turns it. */
export interface Clock {
  now(): number;
  /** Lets time pass at once. */
  advance(milliseconds: number): void;
  /** Sets the time; a frozen clock stands still. */
  set(time: number, isFrozen: boolean): void;
  /** Goes as the clock goes that it was made after, or right. */
  reset(): void;
  read(): Hands;
}

interface Hands {
  /** How far it is ahead of the real time, in milliseconds. */
  readonly shift: number;
  /** Where it stands still. */
  readonly frozen: number | undefined;
}

const right: Hands = { shift: 0, frozen: undefined };

/** A clock that goes with the real one, or begins as another one goes. */
export function createClock(model?: Clock): Clock {
  let hands = model?.read() ?? right;
  return {
    now: () => hands.frozen ?? Date.now() + hands.shift,
    advance(milliseconds) {
      const { shift, frozen } = hands;
      hands =
        frozen === undefined
          ? { shift: shift + milliseconds, frozen }
          : { shift, frozen: frozen + milliseconds };
    },
    set(time, isFrozen) {
      hands = { shift: time - Date.now(), frozen: isFrozen ? time : undefined };
    },
    reset() {
      hands = model?.read() ?? right;
    },
    read: () => hands,
  };
}
