import type { AssistantPart } from '../../conversation/message.ts';
import type { Usage } from '../../cost/usage.ts';
import type { JsonObject } from '../../json.ts';
import { parseArguments } from '../../conversation/arguments.ts';
import type { Answer, Envelope } from '../format.ts';
import { hostedText } from '../hosted-text.ts';
import { stopReasonOf } from './finish.ts';

/**
 * An answer as the body of a Messages response. What the format has no place for is lost when it is read again: the
 * reasoning, hosted runs and unknown parts of other vendors (told as plain thinking, in words, and not at all), phases,
 * citations of other vendors, the category of a refusal that stands beside other words, and our own call ids.
 * https://platform.claude.com/docs/en/api/messages
 */
export function answerBody(answer: Answer, { id, model }: Envelope): JsonObject {
  const refusal = answer.content.find((part) => part.type === 'refusal');
  const refused = answer.finish === 'refusal' || refusal !== undefined;
  return {
    id,
    type: 'message',
    role: 'assistant',
    model,
    content: answer.content.flatMap((part) => blocksOf(part)),
    stop_reason: refused ? 'refusal' : stopReasonOf(answer.finish),
    stop_sequence: null,
    stop_details: refused
      ? { type: 'refusal', category: refusal?.category ?? null, explanation: refusal?.text ?? null }
      : null,
    usage: usageBody(answer.usage),
  };
}

/** What is told of a part: its vendor's own block where it is one of this API, else its neutral words. */
export function blocksOf(part: AssistantPart): readonly JsonObject[] {
  switch (part.type) {
    case 'text':
      return [nativeBlock(part) ?? { type: 'text', text: part.text, citations: null }];
    case 'call': {
      const input = part.freeform === true ? { input: part.arguments } : parseArguments(part.arguments);
      const id = part.nativeId ?? part.callId;
      return [{ type: 'tool_use', id, name: part.name, input: input ?? {}, ...nativeBlock(part) }];
    }
    case 'reasoning':
      return [nativeBlock(part) ?? { type: 'thinking', thinking: part.text, signature: '' }];
    case 'hosted': {
      const native = nativeBlock(part);
      if (native !== undefined) return [native];
      return part.half === 'call' ? [] : [{ type: 'text', text: hostedText(part), citations: null }];
    }
    case 'compaction':
    case 'opaque': {
      const native = nativeBlock(part);
      return native === undefined ? [] : [native];
    }
    case 'blob':
      return [{ type: 'text', text: `[${part.kind} omitted]`, citations: null }];
    case 'refusal':
    default:
      return [];
  }
}

function nativeBlock(part: Extract<AssistantPart, { readonly native?: unknown }>): JsonObject | undefined {
  if (part.native?.affinity.api !== 'anthropic.messages') return undefined;
  return part.native.item as JsonObject;
}

/** `input_tokens` leaves out what the cache served or stored. */
export function usageBody(usage: Usage | undefined): JsonObject {
  const { input = 0, output = 0, cacheRead = 0, cacheWrite = 0, reasoning } = usage ?? {};
  return {
    input_tokens: input - cacheRead - cacheWrite,
    output_tokens: output,
    cache_read_input_tokens: cacheRead,
    cache_creation_input_tokens: cacheWrite,
    ...(reasoning === undefined ? {} : { output_tokens_details: { thinking_tokens: reasoning } }),
  };
}
