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
  readonly param: string | null;
  readonly code: string | null;
  readonly headers: Readonly<Record<string, string>>;
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

/** A change of one body; what is left out is null, and the parameter is the place of the change. */
export type Row = readonly [
  rule: string,
  at: string,
  value: unknown,
  says: string,
  code?: string | null,
  param?: string | null,
];

/** Cases that start from one body. */
export function on(good: object, rows: readonly Row[], headers: Case['headers'] = {}): Case[] {
  return rows.map(([rule, at, value, says, code = null, param = paramAt(at)]) => ({
    rule,
    good,
    at,
    value,
    says,
    code,
    param,
    headers,
  }));
}

/** `messages.0.content` as OpenAI writes it. */
function paramAt(at: string): string {
  return at.replaceAll(/\.(\d+)/g, '[$1]');
}

/** OpenAI's codes for most that is wrong. */
export const MISSING = 'missing_required_parameter';
export const TYPE = 'invalid_type';
export const UNKNOWN = 'unknown_parameter';
export const VALUE = 'invalid_value';
