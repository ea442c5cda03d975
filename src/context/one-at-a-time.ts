const turns = new WeakMap<object, Map<string, Promise<unknown>>>();

/** Runs `body` when nobody of the same owner uses `what` any more; who asks first is first. */
export function oneAtATime<T>(owner: object, what: string, body: () => Promise<T>): Promise<T> {
  const queue = turns.get(owner) ?? new Map<string, Promise<unknown>>();
  turns.set(owner, queue);
  const turn = (queue.get(what) ?? Promise.resolve()).then(body);
  const over = turn.then(
    () => undefined,
    () => undefined,
  );
  queue.set(what, over);
  return turn;
}
