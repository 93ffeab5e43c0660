/** What the model answers, before a dialect writes it down. */
export interface Answer {
  /** With `refusal` as its finish, the words of that. */
  readonly text: string;
  readonly calls: readonly AnsweredCall[];
  readonly finish: Finish;
}

export type Finish = 'stop' | 'calls' | 'length' | 'filter' | 'refusal';

export interface AnsweredCall {
  readonly tool: string;
  /** JSON text; incomplete when the answer was cut by its length. */
  readonly arguments: string;
}

export function say(text: string): Answer {
  return { text, calls: [], finish: 'stop' };
}

export function call(calls: readonly { tool: string; arguments: unknown }[], text = ''): Answer {
  return {
    text,
    calls: calls.map((one) => ({ tool: one.tool, arguments: JSON.stringify(one.arguments) })),
    finish: 'calls',
  };
}
