import type { AssistantPart, CallPart } from '../../conversation/message.ts';
import { lettersOf } from '../../hash.ts';
import { isObject, textIn, type JsonObject } from '../../json.ts';
import type { Answer, Envelope } from '../format.ts';
import { hostedText } from '../hosted-text.ts';
import { annotationsOf } from './citations.ts';
import { drawingItem, isDrawn } from './drawing.ts';

/** How ids of items begin, by their types. */
const prefixes: Readonly<Record<string, string>> = {
  message: 'msg',
  reasoning: 'rs',
  function_call: 'fc',
  custom_tool_call: 'ctc',
};

/** The longest id of a call. */
const longestCallId = 64;

/**
 * An answer's parts as output items. Each has an id of its own, as clients put a stream together by them; a vendor's
 * own item keeps the id that it has.
 */
export function outputOf({ content }: Answer, { id }: Envelope): readonly JsonObject[] {
  const callIds = new Set<string>();
  const items = content.map((part, at) => itemOf(part, content[at - 1], content[at + 1], callIds));
  return items
    .filter((item) => item !== undefined)
    .map((item, index) => {
      if (textIn(item['id']) !== '') return item;
      const prefix = prefixes[textIn(item['type'])] ?? 'item';
      const { type = '', ...rest } = item;
      return { type, id: `${prefix}_${lettersOf(`${id}:${index}`, 40)}`, ...rest };
    });
}

/** What is told of a part: its vendor's own item where it is one of this API, else its neutral words. */
function itemOf(
  part: AssistantPart,
  before: AssistantPart | undefined,
  next: AssistantPart | undefined,
  callIds: Set<string>,
): JsonObject | undefined {
  switch (part.type) {
    case 'text': {
      const own = nativeItem(part);
      const annotations = annotationsOf(part.text, part.citations);
      const phase = part.phase === undefined ? {} : { phase: part.phase };
      return message(own ?? { type: 'output_text', text: part.text, annotations, logprobs: [] }, phase);
    }
    case 'refusal':
      return message({ type: 'refusal', refusal: part.text });
    case 'call':
      return callItem(part, callIds);
    case 'reasoning':
      // What another one thought is told, never given as a thought: this vendor would not know it again.
      return nativeItem(part) ?? { type: 'reasoning', summary: [{ type: 'summary_text', text: part.text }] };
    case 'hosted':
      if (nativeItem(part) !== undefined) return drawingItem(part, next);
      return part.half === 'call' ? undefined : message(textPart(hostedText(part)));
    case 'blob':
      if (before?.type === 'hosted' && nativeItem(before) !== undefined && isDrawn(before, part))
        return undefined;
      return message(textPart(`[${part.kind} omitted]`));
    case 'compaction':
    case 'opaque':
    default:
      return nativeItem(part);
  }
}

function message(part: JsonObject, more: JsonObject = {}): JsonObject {
  return { type: 'message', status: 'completed', role: 'assistant', content: [part], ...more };
}

function textPart(text: string): JsonObject {
  return { type: 'output_text', text, annotations: [], logprobs: [] };
}

function callItem(part: CallPart, callIds: Set<string>): JsonObject {
  const id = [part.nativeId, part.callId].find(
    (each) => each !== undefined && each !== '' && each.length <= longestCallId && !callIds.has(each),
  );
  const call_id = id ?? `call_${lettersOf(`${callIds.size}:${part.callId}`, 24)}`;
  callIds.add(call_id);
  const made = { status: 'completed', call_id, name: part.name, ...nativeItem(part) };
  return part.freeform === true
    ? { type: 'custom_tool_call', ...made, input: part.arguments }
    : { type: 'function_call', ...made, arguments: part.arguments };
}

function nativeItem(part: Extract<AssistantPart, { readonly native?: unknown }>): JsonObject | undefined {
  const { native } = part;
  if (native?.affinity.api !== 'openai.responses' || !isObject(native.item)) return undefined;
  return native.item;
}
