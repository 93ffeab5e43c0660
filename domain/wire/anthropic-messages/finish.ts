import type { Finish } from '../format.ts';

/** https://platform.claude.com/docs/en/build-with-claude/handling-stop-reasons */
const finishes: Readonly<Record<string, Finish>> = {
  end_turn: 'stop',
  stop_sequence: 'stop',
  tool_use: 'tool_calls',
  max_tokens: 'length',
  pause_turn: 'paused',
  refusal: 'refusal',
  model_context_window_exceeded: 'context_overflow',
};

/** What a vendor makes up may be the name of something that every object has. */
export function finishOf(stopReason: string | undefined): Finish {
  const known = stopReason !== undefined && Object.hasOwn(finishes, stopReason);
  return known ? (finishes[stopReason] ?? 'unknown') : 'unknown';
}

/** The API's word for a finish; what it has no word for ended its turn. */
export function stopReasonOf(finish: Finish): string {
  return Object.keys(finishes).find((reason) => finishes[reason] === finish) ?? 'end_turn';
}
