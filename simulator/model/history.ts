import type { Conversation, ToolResult } from './conversation.ts';

/** One call made since the last user text, with the result the conversation holds for it. */
export interface PlayedCall {
  readonly tool: string;
  readonly result: ToolResult | undefined;
}

/** Where the conversation stands, counted from its last user text. */
export interface Standing {
  readonly userText: string;
  /** User turns in the conversation. */
  readonly userTurns: number;
  /** Assistant turns since the last user text. */
  readonly step: number;
  /** In call order, whatever the order of the results. */
  readonly played: readonly PlayedCall[];
}

export function standing(conversation: Conversation): Standing {
  const { turns } = conversation;
  const lastUser = turns.findLastIndex((turn) => turn.role === 'user');
  const user = turns[lastUser];
  const since = turns.slice(lastUser + 1);
  const results = new Map<string, ToolResult>();
  for (const turn of since) {
    if (turn.role === 'results') for (const result of turn.results) results.set(result.callId, result);
  }
  const assistants = since.filter((turn) => turn.role === 'assistant');
  return {
    userText: user?.role === 'user' ? user.text : '',
    userTurns: turns.filter((turn) => turn.role === 'user').length,
    step: assistants.length,
    played: assistants.flatMap((turn) =>
      turn.calls.map((one) => ({ tool: one.tool, result: results.get(one.id) })),
    ),
  };
}
