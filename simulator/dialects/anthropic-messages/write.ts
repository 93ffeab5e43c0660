import { isFields, parseJson } from '../../json.ts';
import type { Answer, Finish } from '../../model/answer.ts';
import { answerTokens, pieces } from '../../model/tokens.ts';
import type { StreamEvent, Writing } from '../dialect.ts';
import { sse } from './sse.ts';

const STOP_REASON: Readonly<Record<Finish, string>> = {
  stop: 'end_turn',
  calls: 'tool_use',
  length: 'max_tokens',
  filter: 'refusal',
  refusal: 'refusal',
};

const MESSAGE_ID_LENGTH = 22;
const TOOL_USE_ID_LENGTH = 22;

export function json(answer: Answer, writing: Writing): string {
  const said = spoken(answer);
  const text = said === '' ? [] : [{ type: 'text', text: said, citations: null }];
  const uses = answer.calls.map((one) => {
    const input = parseJson(one.arguments);
    // Arguments cut by the length limit are no object; Anthropic then gives an empty one.
    const cut = answer.finish === 'length' ? {} : one.arguments;
    return { ...toolUse(one.tool, writing), input: isFields(input) ? input : cut };
  });
  return JSON.stringify({
    ...message(writing),
    content: [...text, ...uses],
    ...ending(answer, writing),
    usage: usage(writing, answerTokens(answer)),
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
    usage: usage(writing, 1),
  };
  const found = [event('start', { type: 'message_start', message: start })];
  let place = 0;
  const block = (opening: Opening, text: string, delta: (piece: string) => object): void => {
    const inCall = opening.type === 'tool_use';
    const index = inCall ? writing.callIndex(place) : place;
    found.push(event('block', { type: 'content_block_start', index, content_block: opening }));
    if (place === 0) found.push(event('block', { type: 'ping' }));
    for (const piece of pieces(text, writing.pieceTokens)) {
      const data = { type: 'content_block_delta', index, delta: delta(piece.text) };
      found.push({ ...event('token', data, piece.tokens), inCall });
    }
    found.push(event('block', { type: 'content_block_stop', index }));
    place += 1;
  };
  const said = spoken(answer);
  if (said !== '') {
    block({ type: 'text', text: '' }, said, (text) => ({ type: 'text_delta', text }));
  }
  for (const one of answer.calls) {
    const opening = { ...toolUse(one.tool, writing), input: {} };
    block(opening, one.arguments, (text) => ({ type: 'input_json_delta', partial_json: text }));
  }
  const total = { output_tokens: answerTokens(answer) };
  found.push(event('finish', { type: 'message_delta', delta: ending(answer, writing), usage: total }));
  found.push(event('done', { type: 'message_stop' }));
  return found;
}

interface Opening {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** The text of an answer. The words of a refusal are no part of it, but its explanation. */
function spoken({ finish, text }: Answer): string {
  return finish === 'refusal' ? '' : text;
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

function toolUse(name: string, writing: Writing) {
  return { type: 'tool_use', id: writing.mintId('toolu_01', TOOL_USE_ID_LENGTH), name };
}

function ending({ finish, text }: Answer, writing: Writing) {
  const stop = writing.finish ?? STOP_REASON[finish];
  const explanation = finish === 'refusal' ? text : null;
  return {
    stop_reason: stop,
    stop_sequence: null,
    stop_details: stop === 'refusal' ? { type: 'refusal', category: 'general_harms', explanation } : null,
  };
}

function usage({ inputTokens }: Writing, output: number) {
  return {
    input_tokens: inputTokens,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 0,
    output_tokens: output,
    service_tier: 'standard',
  };
}
