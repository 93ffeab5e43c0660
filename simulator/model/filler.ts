const WORDS = ['able', 'basin', 'cedar', 'delta', 'ember', 'fjord', 'grain', 'harbor', 'inlet', 'juniper'];

/** A text of exactly `bytes` ASCII bytes, the same every time; numbered words show a lost or doubled piece. */
export function fillerText(bytes: number): string {
  const parts: string[] = [];
  for (let length = 0, index = 0; length < bytes; index += 1) {
    const part = `${WORDS[index % WORDS.length] ?? ''}${String(index)} `;
    parts.push(part);
    length += part.length;
  }
  // Ends on a full stop: some clients trim a trailing space.
  return bytes === 0 ? '' : `${parts.join('').slice(0, bytes - 1)}.`;
}
