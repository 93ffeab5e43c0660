import type { Usage } from '../../cost/usage.ts';
import { isObject, textIn, type Json, type JsonObject } from '../../json.ts';
import type { Answer, Envelope, WireEvent } from '../format.ts';
import { answerBody, blocksOf, usageBody } from './answer.ts';

/**
 * An answer as the events of a Messages stream.
 * https://platform.claude.com/docs/en/build-with-claude/streaming
 */
export function answerEvents(answer: Answer, envelope: Envelope): readonly WireEvent[] {
  const blocks = answer.content.flatMap((part) => blocksOf(part));
  return [
    startEvent(answer.usage, envelope),
    ...blocks.flatMap((block, index) => blockEvents(block, index)),
    ...endEvents(answer, envelope),
  ];
}

/** What an answer begins with; what it cost to read is known when it is whole. */
export function startEvent(usage: Usage | undefined, envelope: Envelope): WireEvent {
  const { stop_details: _, ...message } = answerBody({ content: [], finish: 'stop' }, envelope);
  const begun = { ...usageBody(usage), output_tokens: 0 };
  return event({ type: 'message_start', message: { ...message, stop_reason: null, usage: begun } });
}

/** What comes after the last block. */
export function endEvents(answer: Answer, envelope: Envelope): readonly WireEvent[] {
  const { stop_reason: stopReason, stop_details: details, usage } = answerBody(answer, envelope);
  return [
    event({
      type: 'message_delta',
      delta: { stop_reason: stopReason ?? null, stop_sequence: null, stop_details: details ?? null },
      usage: usage ?? {},
    }),
    event({ type: 'message_stop' }),
  ];
}

export function blockEvents(block: JsonObject, index: number): readonly WireEvent[] {
  const { start, deltas } = unfold(block);
  return [
    event({ type: 'content_block_start', index, content_block: start }),
    ...deltas.map((delta) => event({ type: 'content_block_delta', index, delta })),
    event({ type: 'content_block_stop', index }),
  ];
}

/** A block as it begins, and what is added to it. Blocks of other types come whole with their start. */
function unfold(block: JsonObject): { readonly start: JsonObject; readonly deltas: readonly JsonObject[] } {
  switch (textIn(block['type'])) {
    case 'text': {
      const citations = Array.isArray(block['citations']) ? (block['citations'] as readonly Json[]) : [];
      return {
        start: { ...block, text: '', citations: citations.length > 0 ? [] : (block['citations'] ?? null) },
        deltas: [
          { type: 'text_delta', text: textIn(block['text']) },
          ...citations.map((citation) => ({ type: 'citations_delta', citation })),
        ],
      };
    }
    case 'thinking':
      return {
        start: { ...block, thinking: '', signature: '' },
        deltas: [
          { type: 'thinking_delta', thinking: textIn(block['thinking']) },
          { type: 'signature_delta', signature: textIn(block['signature']) },
        ],
      };
    case 'tool_use':
    case 'server_tool_use':
      return {
        start: { ...block, input: {} },
        deltas: isObject(block['input'])
          ? [{ type: 'input_json_delta', partial_json: JSON.stringify(block['input']) }]
          : [],
      };
    default:
      return { start: block, deltas: [] };
  }
}

export function event(data: JsonObject & { readonly type: string }): WireEvent {
  return { event: data.type, data };
}
