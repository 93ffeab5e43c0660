import type { Look } from './expected.ts';
import type { Seen } from './observe.ts';

const EXACT = ['status', 'ended', 'tokens', 'finishes', 'dones'] as const;
const MOST_SHOWN = 2_000;

/** What was seen otherwise than it must be, one line each. */
export function differences(seen: Seen, look: Look): string[] {
  const found: string[] = [];
  const must = (right: boolean, what: string): void => {
    if (!right) found.push(what);
  };
  for (const key of EXACT) {
    const wanted = look[key];
    must(wanted === undefined || seen[key] === wanted, `${key} is ${seen[key]}, not ${String(wanted)}`);
  }
  must(look.code?.test(seen.code) !== false, `code is ${seen.code}`);
  for (const [name, wanted] of Object.entries(look.headers ?? {})) {
    const value = seen.headers[name];
    const right = wanted === null ? value === undefined : wanted.test(value ?? '');
    must(right, `${name} is ${String(value)}`);
  }
  const shown = seen.text.slice(-MOST_SHOWN);
  for (const wanted of look.text ?? []) must(wanted.test(seen.text), `no ${String(wanted)} in ${shown}`);
  for (const unwanted of look.lacks ?? []) must(!unwanted.test(seen.text), `${String(unwanted)} in ${shown}`);
  for (const [index, least] of (look.waits ?? []).entries()) {
    must((seen.waits[index] ?? 0) >= least, `wait ${index} is ${seen.waits[index]}, less than ${least}`);
  }
  return found;
}
