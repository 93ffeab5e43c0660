import type { Answer, Finish } from '../../model/answer.ts';
import { pieces } from '../../model/tokens.ts';
import type { StreamEvent, Writing } from '../dialect.ts';
import { contentOf } from './content.ts';
import { sse } from './sse.ts';
import { inputUsage, outputUsage } from './usage.ts';

const STOP_REASON: Readonly<Record<Finish, string>> = {
  stop: 'end_turn',
  calls: 'tool_use',
  length: 'max_tokens',
  filter: 'refusal',
  refusal: 'refusal',
};

const MESSAGE_ID_LENGTH = 22;
const TIER = { service_tier: 'standard' };

export function json(answer: Answer, writing: Writing): string {
  return JSON.stringify({
    ...message(writing),
    content: contentOf(answer, writing).map(({ whole }) => whole),
    ...ending(answer, writing),
    usage: { ...inputUsage(writing), ...outputUsage(answer), ...TIER },
  });
}

/** https://platform.claude.com/docs/en/build-with-claude/streaming */
export function events(answer: Answer, writing: Writing): StreamEvent[] {
  const start = {
    ...message(writing),
    content: [],
    stop_reason: null,
    stop_sequence: null,
    stop_details: null,
    usage: { ...inputUsage(writing), output_tokens: 1, ...TIER },
  };
  const found = [event('start', { type: 'message_start', message: start })];
  for (const [place, block] of contentOf(answer, writing).entries()) {
    const inCall = block.opening['type'] === 'tool_use';
    const index = inCall ? writing.callIndex(place) : place;
    found.push(event('block', { type: 'content_block_start', index, content_block: block.opening }));
    if (place === 0) found.push(event('block', { type: 'ping' }));
    const told = (mark: StreamEvent['mark'], delta: object, tokens?: number): void => {
      found.push({ ...event(mark, { type: 'content_block_delta', index, delta }, tokens), inCall });
    };
    for (const delta of block.before) told('block', delta);
    for (const { text, tokens } of pieces(block.text, writing.pieceTokens))
      told('token', block.delta(text), tokens);
    for (const delta of block.after) told('block', delta);
    found.push(event('block', { type: 'content_block_stop', index }));
  }
  found.push(
    event('finish', { type: 'message_delta', delta: ending(answer, writing), usage: outputUsage(answer) }),
    event('done', { type: 'message_stop' }),
  );
  return found;
}

function event(
  mark: StreamEvent['mark'],
  data: { type: string; [field: string]: unknown },
  tokens = 0,
): StreamEvent {
  return { mark, tokens, wire: sse(data) };
}

function message(writing: Writing) {
  const id = writing.mintId('msg_01', MESSAGE_ID_LENGTH);
  return { id, type: 'message', role: 'assistant', model: writing.model };
}

/** https://platform.claude.com/docs/en/build-with-claude/handling-stop-reasons */
function ending({ finish, text }: Answer, writing: Writing) {
  const stop = writing.finish ?? STOP_REASON[finish];
  const explanation = finish === 'refusal' ? text : null;
  return {
    stop_reason: stop,
    stop_sequence: null,
    stop_details: stop === 'refusal' ? { type: 'refusal', category: 'general_harms', explanation } : null,
  };
}
