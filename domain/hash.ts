const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * `length` letters and digits that a text always gives: FNV-1a as the seed of xorshift32. It spreads and needs no
 * secret; whoever uses it looks for collisions.
 */
export function lettersOf(text: string, length: number): string {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1)
    state = Math.imul(state ^ text.charCodeAt(at), 0x01000193) >>> 0;
  let out = '';
  state = state === 0 ? 1 : state;
  for (let at = 0; at < length; at += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state = (state ^ (state << 5)) >>> 0;
    out += alphabet[state % alphabet.length];
  }
  return out;
}
