/** Words, and the flow that they belong to. */
export interface Piece {
  readonly text: string;
  readonly flow: string;
}

/** The words of one flow go on where they ended, as texts are cut at their citations; another flow begins anew. */
export function joinedWords(pieces: readonly Piece[]): string {
  const said = pieces.filter(({ text }) => text !== '');
  const starts = (at: number) => (at > 0 && said[at]?.flow !== said[at - 1]?.flow ? '\n\n' : '');
  return said.map(({ text }, at) => `${starts(at)}${text}`).join('');
}
