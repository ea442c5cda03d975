/** A turn that one holder has at a time. */
export interface Turn {
  /** Waits for the turn, and gives what ends it. */
  take(): Promise<() => void>;
}

/** A turn that nobody has; who asks first is first. */
export function createTurn(): Turn {
  let last: Promise<void> = Promise.resolve();
  return {
    async take() {
      const before = last;
      let end: () => void = () => undefined;
      last = new Promise((resolve) => {
        end = resolve;
      });
      await before;
      return end;
    },
  };
}
