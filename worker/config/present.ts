type Loose<T> = { readonly [Key in keyof T]?: T[Key] | undefined };

/** Optional keys of the schema may be present and undefined; the domain's may not. */
export function present<T extends object>(value: Loose<T>): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}
