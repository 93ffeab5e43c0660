/** A request that passes and the smallest change that breaks it. */
export interface Case {
  readonly rule: string;
  readonly good: object;
  /** Where the change is: `messages.0.content`. */
  readonly at: string;
  /** What stands there after the change; undefined takes it away. */
  readonly value: unknown;
  /** What the refusal says, or a part of it. */
  readonly says: string;
  readonly param?: string | null;
  readonly code?: string | null;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

type Container = Record<string, unknown>;

export function changed(body: object, at: string, value: unknown): object {
  const copy = structuredClone(body);
  const names = at.split('.');
  const last = names.pop() ?? '';
  let inner = copy as Container;
  for (const name of names) inner = inner[name] as Container;
  if (value === undefined) delete inner[last];
  else inner[last] = value;
  return copy;
}
