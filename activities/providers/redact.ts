import { withoutEchoes } from './redact-echoes.ts';
import { withoutKeys } from './redact-keys.ts';

/** Of a page, its beginning says what it is. */
const longestRead = 2000;

const longestKept = 300;

/** What must not be in a record. */
export interface Private {
  /** Our keys. */
  readonly secrets: readonly string[];
  /** What people and tools said. */
  readonly prompts: readonly string[];
}

/**
 * What a vendor said, fit to be recorded: without keys, without what it echoes of the prompts, without other long
 * quotes, cut to 300 characters. Its own words stay, with their numbers, codes and field paths.
 */
export function redact(text: string, { secrets, prompts }: Private): string {
  const cleared = withoutEchoes(withoutKeys(text, secrets).slice(0, longestRead), prompts);
  return withoutLongQuotes(cleared).slice(0, longestKept);
}

/** Anything quoted at length, to its end or to where it was cut, and anything long without a space: a file, a blob. */
function withoutLongQuotes(text: string): string {
  return text
    .replace(/(?<![\w\\])(\\*["'`]|“)((?:(?!\1(?!\w)|”)(?:\\[\s\S]|[^\\])){61,})/g, '$1…')
    .replace(/[\w+/=%-]{100,}/g, '…');
}
