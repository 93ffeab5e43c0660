/** A function of an object that is not changed, asked by many rules and worked out once. */
export function remembered<Key extends object, Value>(work: (key: Key) => Value): (key: Key) => Value {
  const done = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const before = done.get(key);
    if (before !== undefined) return before.value;
    const value = work(key);
    done.set(key, { value });
    return value;
  };
}
