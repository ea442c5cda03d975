/** A pure function of an object, worked out once for each; once in a row for those of which nothing is worth keeping. */
export function once<Key extends object, Value>(
  work: (key: Key) => Value,
  isFleeting: (key: Key) => boolean = () => false,
): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  let last: { readonly key: Key; readonly value: Value } | undefined;
  return (key) => {
    if (isFleeting(key)) {
      if (last?.key !== key) last = { key, value: work(key) };
      return last.value;
    }
    const before = known.get(key);
    if (before !== undefined) return before.value;
    const value = work(key);
    known.set(key, { value });
    return value;
  };
}
