/** The letters and digits of a text, and where each of them stands in it. */
export interface Letters {
  /** In lower case. */
  readonly letters: string;
  /** For each of them the index of its beginning and of its end. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Stands where something was left out already; no text has it as a letter. */
export const gap = '\u0000';

const tokens =
  /\\+u(?<hex>[0-9a-f]{4})|\\+[nrtbf]|&(?:quot|amp|lt|gt|apos|nbsp|#\d+|#x[0-9a-f]+);|(?<gap>…|\[key\])|(?<word>[\p{L}\p{N}]+)/giu;

/**
 * What of a text stays the same when it is quoted, escaped once or twice for JSON or HTML, or broken into lines. The
 * escapes are left out, or read where they stand for a letter.
 */
export function lettersOf(text: string): Letters {
  let letters = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: found, index, groups = {} } of text.matchAll(tokens)) {
    const { word, hex } = groups;
    const read = word === undefined ? (hex === undefined ? '' : letterOf(hex)) : lowerCase(word);
    const added = groups['gap'] === undefined ? read : gap;
    letters += added;
    for (let each = 0; each < added.length; each += 1) {
      starts.push(word === undefined ? index : index + each);
      ends.push(word === undefined ? index + found.length : index + each + 1);
    }
  }
  return { letters, starts, ends };
}

/** Of the same length: a few letters have two in lower case. */
function lowerCase(word: string): string {
  const lower = word.toLowerCase();
  return lower.length === word.length ? lower : word;
}

function letterOf(hex: string): string {
  const letter = String.fromCharCode(Number.parseInt(hex, 16));
  return /[\p{L}\p{N}]/u.test(letter) ? lowerCase(letter) : '';
}
