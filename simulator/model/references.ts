import { inWords, isFields, parseJson } from '../json.ts';
import type { PlayedCall } from './history.ts';

/** What `$1`, `$1.field` and `$i` stand for at this turn. */
export interface Bindings {
  readonly played: readonly PlayedCall[];
  readonly round: number;
}

const REFERENCE = /\$\$|\$(i|\d+)((?:\.\w+)*)/g;

/** Puts values for the references in a text; `$$` is a dollar sign. */
export function fillText(text: string, bindings: Bindings): string {
  return text.replace(REFERENCE, (whole, name?: string, path?: string) =>
    name === undefined ? '$' : inWords(valueOf(name, path ?? '', bindings) ?? `(no ${whole.slice(1)})`),
  );
}

/** The same inside JSON; a string that is one reference takes the value with its type. */
export function fillJson(value: unknown, bindings: Bindings): unknown {
  if (typeof value === 'string') {
    const whole = /^\$(i|\d+)((?:\.\w+)*)$/.exec(value);
    if (whole?.[1] === undefined) return fillText(value, bindings);
    return valueOf(whole[1], whole[2] ?? '', bindings) ?? fillText(value, bindings);
  }
  if (Array.isArray(value)) return value.map((item: unknown) => fillJson(item, bindings));
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillJson(item, bindings)]));
}

function valueOf(name: string, path: string, { played, round }: Bindings): unknown {
  if (name === 'i') return round;
  const text = played[Number(name) - 1]?.result?.text;
  if (text === undefined || path === '') return text;
  let value = parseJson(text);
  for (const key of path.slice(1).split('.')) {
    if (Array.isArray(value)) value = (value as unknown[])[Number(key)];
    else value = isFields(value) ? value[key] : undefined;
  }
  return value;
}
