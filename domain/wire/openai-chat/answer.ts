import type { AssistantPart, BlobPart } from '../../conversation/message.ts';
import { isObject, textIn, type Json, type JsonObject } from '../../json.ts';
import type { Answer, Envelope } from '../format.ts';
import { hostedText } from '../hosted-text.ts';
import { isTranscript } from './audio.ts';
import { annotationsOf } from './citations.ts';
import { finishReasonOf } from './finish.ts';
import { joinedWords } from './flow.ts';
import { urlOf } from './image.ts';
import { usageBody } from './usage.ts';

const api = 'openai.chat';

/**
 * An answer as the body of a Chat Completions response. What the format has no place for is lost when it is read again:
 * the order of the parts, and where one text ends and the next begins; phases; seals of other vendors' reasoning (their
 * words are told as `reasoning_content`); hosted runs, told in words; compactions and unknown parts; the places and
 * quotes of citations, and those without an address; categories of refusals; and why it stopped, where this API has no
 * word for it.
 * https://platform.openai.com/docs/api-reference/chat/object
 */
export function answerBody(answer: Answer, { id, model, createdAt }: Envelope): JsonObject {
  const choice = {
    index: 0,
    message: answerMessage(answer.content),
    logprobs: null,
    finish_reason: finishReasonOf(answer.finish),
  };
  return {
    id,
    object: 'chat.completion',
    created: createdAt,
    model,
    choices: [choice],
    ...(answer.usage === undefined ? {} : { usage: usageBody(answer.usage) }),
  };
}

/** The one message of an answer. */
export function answerMessage(parts: readonly AssistantPart[]): JsonObject {
  const text = joinedWords(parts.map((part, at) => ({ text: wordsOf(part), flow: flowOf(part, at) })));
  const refusal = parts.map((part) => (part.type === 'refusal' ? part.text : '')).join('');
  const annotations = parts.flatMap((part) =>
    part.type === 'text' ? annotationsOf(part.citations ?? [], text) : [],
  );
  const images = parts.flatMap((part) => (part.type === 'blob' ? imagesOf(part) : []));
  const calls = parts.flatMap((part) => (part.type === 'call' ? [callBody(part)] : []));
  return {
    role: 'assistant',
    content: text === '' ? null : text,
    refusal: refusal === '' ? null : refusal,
    ...Object.assign({}, ...parts.map(fieldsOf)),
    ...(annotations.length === 0 ? {} : { annotations }),
    ...(images.length === 0 ? {} : { images }),
    ...(calls.length === 0 ? {} : { tool_calls: calls }),
  } as JsonObject;
}

/** What of a part is content; the words of an audio answer are told with it. */
function wordsOf(part: AssistantPart): string {
  switch (part.type) {
    case 'text':
      return isTranscript(part) ? '' : part.text;
    case 'hosted':
      return part.half === 'call' ? '' : hostedText(part);
    case 'blob':
      return imagesOf(part).length > 0 || audioOf(part) !== undefined ? '' : `[${part.kind} omitted]`;
    case 'call':
    case 'reasoning':
    case 'refusal':
    case 'compaction':
    case 'opaque':
    default:
      return '';
  }
}

function flowOf(part: AssistantPart, at: number): string {
  return part.type === 'text' ? (part.phase ?? 'text') : String(at);
}

/** Fields beside the content: what has a type of its own is no such field. */
function fieldsOf(part: AssistantPart): Readonly<Record<string, Json>> {
  if (part.type === 'blob') {
    const audio = audioOf(part);
    return audio === undefined ? {} : { audio };
  }
  if (part.type !== 'reasoning' && part.type !== 'opaque') return {};
  const item = ownItem(part);
  if (isObject(item) && item['type'] === undefined) return item;
  if (part.type === 'opaque' || part.text === '') return {};
  return { [textIn(item) || 'reasoning_content']: part.text };
}

function ownItem({ native }: Extract<AssistantPart, { readonly native?: unknown }>): Json | undefined {
  return native?.affinity.api === api ? native.item : undefined;
}

function audioOf({ kind, source }: BlobPart): JsonObject | undefined {
  const own = kind === 'audio' && source.at === 'vendor' && source.native.affinity.api === api;
  return own ? (source.native.item as JsonObject) : undefined;
}

/** https://openrouter.ai/docs/features/multimodal/image-generation */
function imagesOf({ kind, source }: BlobPart): readonly JsonObject[] {
  if (kind !== 'image' || (source.at !== 'inline' && source.at !== 'url')) return [];
  const url = source.at === 'url' ? source.url : urlOf(source.mediaType, source.data);
  return [{ type: 'image_url', image_url: { url } }];
}

function callBody(part: Extract<AssistantPart, { type: 'call' }>): JsonObject {
  const { callId, nativeId, name } = part;
  const item = ownItem(part);
  const id = nativeId === undefined || nativeId === '' ? callId : nativeId;
  const beside = isObject(item) ? item : {};
  return part.freeform === true
    ? { id, type: 'custom', custom: { name, input: part.arguments }, ...beside }
    : { id, type: 'function', function: { name, arguments: part.arguments }, ...beside };
}
