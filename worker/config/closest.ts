/** The known name that was probably meant, or undefined when none is near. Case, `-` and `_` don't count. */
export function closest(word: string, known: Iterable<string>): string | undefined {
  const wanted = normalize(word);
  let best: string | undefined;
  // One slip in about three letters: beyond that a suggestion is a guess, not a correction.
  let bestDistance = Math.floor((wanted.length + 1) / 3) + 1;
  for (const name of known) {
    const distance = editDistance(wanted, normalize(name), bestDistance);
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

function normalize(word: string): string {
  return word.toLowerCase().replaceAll(/[-_\s]/g, '');
}

/** Levenshtein's distance, or `limit` as soon as it can't be less. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    above = current;
  }
  return Math.min(above[b.length] ?? limit, limit);
}
