/** What is wrong with a caller's input, where, and what to do about it. */
export interface Problem {
  /** Field path, e.g. `messages[3].content[1].callId`. */
  readonly path: string;
  /** The rule that was broken, and the way out. */
  readonly rule: string;
}

export function describe(problems: readonly Problem[]): string {
  return problems.map(({ path, rule }) => `${path || 'input'}: ${rule}`).join('; ');
}
