/** One chunk of a Chat Completions stream. */
export const chunk = (delta: object, finish: string | null = null): Record<string, unknown> => ({
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  model: 'asked',
  choices: [{ index: 0, delta, finish_reason: finish }],
});

export const text = (content: string) => chunk({ content });

export const calls = (...deltas: readonly object[]) => chunk({ tool_calls: deltas });

export const finish = (reason: string) => chunk({}, reason);

/** The last chunk of a stream that was asked for its usage. */
export const usage = (counts: object) => ({ id: 'chatcmpl-1', model: 'asked', choices: [], usage: counts });
