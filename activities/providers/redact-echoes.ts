import { gap, lettersOf, type Letters } from './letters.ts';

/** As many letters in a row come from a prompt by no accident. */
const shortest = 16;

/** A prompt of fewer letters is an echo only as a whole, and of fewer than this it tells nothing. */
const telling = 8;

/** Of every run of `shortest` letters in a prompt, one piece that begins at a multiple of it lies in it. */
const piece = shortest / 2;

/**
 * Puts `…` in place of what stands in one of the prompts too. Only letters and digits are compared, so an echo is found
 * however it was quoted, escaped, wrapped or cut; what the vendor itself says stays.
 */
export function withoutEchoes(text: string, prompts: readonly string[]): string {
  const heard = lettersOf(text);
  const echoed: boolean[] = Array.from({ length: heard.letters.length }, () => false);
  const places = placesOf(heard.letters);
  if (places.size === 0) return text;
  for (const prompt of prompts) {
    if (isData(prompt)) continue;
    mark(heard.letters, places, lettersOf(prompt).letters.replaceAll(gap, ''), echoed);
  }
  return cutOut(text, heard, echoed);
}

/** A file as base64, which is long, and which no error repeats as words. */
function isData(prompt: string): boolean {
  return prompt.length > 2000 && !/\s/.test(prompt.slice(0, 2000));
}

/** Where each piece of the text begins. */
function placesOf(letters: string): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (let at = 0; at + piece <= letters.length; at += 1) {
    const key = letters.slice(at, at + piece);
    const known = places.get(key);
    if (known === undefined) places.set(key, [at]);
    else known.push(at);
  }
  return places;
}

function mark(
  letters: string,
  places: ReadonlyMap<string, readonly number[]>,
  prompt: string,
  echoed: boolean[],
): void {
  const enough = Math.min(shortest, Math.max(prompt.length, telling));
  for (let from = 0; from + piece <= prompt.length; from += piece)
    for (const at of places.get(prompt.slice(from, from + piece)) ?? []) {
      if (echoed[at] === true) continue;
      const before = alike(letters, at - 1, prompt, from - 1, -1);
      const length = before + alike(letters, at, prompt, from, 1);
      if (length >= enough) echoed.fill(true, at - before, at - before + length);
    }
}

/** How many letters are the same from here on, in this direction. */
function alike(one: string, at: number, other: string, from: number, step: 1 | -1): number {
  let length = 0;
  while (one[at + length * step] !== undefined && one[at + length * step] === other[from + length * step])
    length += 1;
  return length;
}

function cutOut(text: string, { starts, ends }: Letters, echoed: readonly boolean[]): string {
  let rest = '';
  let done = 0;
  for (const [index, isEcho] of echoed.entries()) {
    if (!isEcho) continue;
    if (echoed[index - 1] !== true) rest += `${text.slice(done, starts[index])}…`;
    done = ends[index] ?? done;
  }
  return rest + text.slice(done);
}
