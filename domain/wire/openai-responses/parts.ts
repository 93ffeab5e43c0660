import type { Affinity } from '../../conversation/affinity.ts';
import type { AssistantPart, Native } from '../../conversation/message.ts';
import { isObject, type Json } from '../../json.ts';
import type { Item } from './items.ts';

/** Whose items they are, and where fresh call ids come from. */
export interface PartOptions {
  readonly affinity: Affinity;
  readonly mintCallId: () => string;
}

/** An item as neutral parts: a message has several, an item of a type we don't know is kept as it is. */
export function partsOf(item: Item, options: PartOptions): readonly AssistantPart[] {
  switch (item.item['type']) {
    case 'message':
      return wordsOf(item);
    case 'function_call':
      return [callOf(item, options)];
    case 'reasoning':
      return [reasoningOf(item, options)];
    default:
      // Half of it is no use to anybody, its issuer included.
      return item.closed ? [{ type: 'opaque', native: nativeOf(item, options) }] : [];
  }
}

/** A call whose end was not seen and that has no arguments: "none yet" can't be told from "none". */
export function isOpenCall({ item, closed, arguments: text }: Item): boolean {
  return item['type'] === 'function_call' && !closed && text === '';
}

function wordsOf({ item, text, refusal }: Item): readonly AssistantPart[] {
  const content = listIn(item, 'content').flatMap((part): AssistantPart[] => {
    if (part['type'] === 'refusal') return said('refusal', part['refusal']);
    return part['type'] === 'output_text' ? said('text', part['text']) : [];
  });
  return content.length > 0 ? content : [...said('text', text), ...said('refusal', refusal)];
}

function said(type: 'text' | 'refusal', text: unknown): AssistantPart[] {
  return typeof text === 'string' && text !== '' ? [{ type, text }] : [];
}

function callOf({ item, arguments: streamed }: Item, { mintCallId }: PartOptions): AssistantPart {
  const text = (name: string) => (typeof item[name] === 'string' ? item[name] : '');
  const nativeId = text('call_id');
  return {
    type: 'call',
    callId: mintCallId(),
    // Never the item's own `id`: results answer `call_id`.
    ...(nativeId === '' ? {} : { nativeId }),
    name: text('name'),
    arguments: text('arguments') === '' ? streamed : text('arguments'),
  };
}

/** The item goes back only if it says by itself what was thought: by its id alone nothing is found, as we store nothing. */
function reasoningOf(item: Item, options: PartOptions): AssistantPart {
  const told = [...listIn(item.item, 'content'), ...listIn(item.item, 'summary')];
  const text = told.map((each) => (typeof each['text'] === 'string' ? each['text'] : '')).join('\n\n');
  const encrypted = item.item['encrypted_content'];
  const itself = (typeof encrypted === 'string' && encrypted !== '') || hasThought(item);
  return {
    type: 'reasoning',
    text: text === '' ? item.reasoning : text,
    // What `added` brings of it is not yet whole.
    ...(item.closed && itself ? { native: nativeOf(item, options) } : {}),
  };
}

function hasThought({ item }: Item): boolean {
  return listIn(item, 'content').some(({ text }) => typeof text === 'string' && text !== '');
}

function nativeOf({ item }: Item, { affinity }: PartOptions): Native {
  return { affinity, item: item as Json };
}

function listIn(item: Record<string, unknown>, name: string): readonly Record<string, unknown>[] {
  const list = item[name];
  return Array.isArray(list) ? (list as unknown[]).filter(isObject) : [];
}
