import { formatOf } from '../../domain/wire/formats.ts';
import { parseInput } from './parse-input.ts';
import type { Outcome } from './lines.ts';

/** Reads requests of one API: what `wire render` takes, and what of them was noted. */
export function requestImporter(api: string): (input: string) => Outcome {
  const format = formatOf(api);
  return (input) => {
    const parsed = parseInput(input);
    if (!parsed.ok) return { ok: false, record: { problems: parsed.problems } };
    const result = format.import(parsed.value);
    return result.ok
      ? { ok: true, record: result.request }
      : { ok: false, record: { problems: result.problems } };
  };
}
