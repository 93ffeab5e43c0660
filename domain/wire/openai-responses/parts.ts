import type { Affinity } from '../../conversation/affinity.ts';
import type { AssistantPart, CallPart, Native, ReasoningPart, TextPart } from '../../conversation/message.ts';
import { isObject, textIn, type Json } from '../../json.ts';
import { citationsIn } from './citations.ts';
import { withDrawing } from './drawing.ts';
import { hostedPart } from './hosted.ts';

/** Whose items they are, and what their calls are named. */
export interface PartOptions {
  readonly affinity: Affinity;
  /** The `callId` of a call with this id of the vendor's, empty for none; `nativeId` where it is another one. */
  readonly identify: (nativeId: string) => Pick<CallPart, 'callId' | 'nativeId'>;
}

type Item = Readonly<Record<string, unknown>>;

/** An item as it came. */
export interface GivenItem {
  readonly item: Item;
  /** With what was streamed in place of what its last state doesn't say. */
  readonly told: Item;
  /** Its last state was seen. Else nothing of it goes back to the vendor: half of it is no use to anybody. */
  readonly closed: boolean;
}

/** An item as neutral parts: a message has several, an item of a type we don't know is kept as it is. */
export function partsOf(given: GivenItem, options: PartOptions): readonly AssistantPart[] {
  const { told: item, closed } = given;
  const { affinity, identify } = options;
  const native = { affinity, item: given.item as Json };
  switch (item['type']) {
    case 'message':
      return wordsOf(item, closed, affinity);
    case 'function_call':
      return [callOf(item, 'arguments', options)];
    case 'custom_tool_call':
      return [{ ...callOf(item, 'input', options), freeform: true }];
    case 'reasoning':
      return [reasoningOf(item, closed, native)];
    case 'compaction':
      return closed ? [{ type: 'compaction', native }] : [];
    default: {
      if (!closed) return [];
      const id = textIn(item['id']);
      const run = hostedPart(given.item, id === '' ? identify('').callId : id, affinity);
      return run === undefined ? [{ type: 'opaque', native }] : withDrawing(run);
    }
  }
}

function wordsOf(item: Item, closed: boolean, affinity: Affinity): readonly AssistantPart[] {
  const { phase } = item;
  return listIn(item, 'content').flatMap((part): AssistantPart[] => {
    if (part['type'] === 'output_text') return saidIn(part, phase, affinity);
    if (part['type'] === 'refusal') {
      const text = textIn(part['refusal']);
      return text === '' ? [] : [{ type: 'refusal', text }];
    }
    const whole = { type: 'message', role: 'assistant', content: [part as Json] };
    return closed ? [{ type: 'opaque', native: { affinity, item: whole } }] : [];
  });
}

/** Sources and probabilities are more than the text: then the vendor's own part is kept beside it. */
function saidIn(part: Item, phase: unknown, affinity: Affinity): TextPart[] {
  const text = textIn(part['text']);
  const { annotations, logprobs } = part;
  const more = [annotations, logprobs].some((list) => Array.isArray(list) && list.length > 0);
  const citations = citationsIn(annotations);
  if (text === '' && !more) return [];
  return [
    {
      type: 'text',
      text,
      ...(phase === 'commentary' || phase === 'final_answer' ? { phase } : {}),
      ...(citations.length === 0 ? {} : { citations }),
      ...(more ? { native: { affinity, item: part as Json } } : {}),
    },
  ];
}

/** Never the item's own `id`: results answer `call_id`. */
function callOf(item: Item, field: 'arguments' | 'input', { affinity, identify }: PartOptions): CallPart {
  const { namespace, caller, async } = item;
  const beside = {
    ...(typeof namespace === 'string' ? { namespace } : {}),
    ...(isObject(caller) && caller['type'] !== 'direct' ? { caller } : {}),
    ...(async === true ? { async } : {}),
  };
  return {
    type: 'call',
    ...identify(textIn(item['call_id'])),
    name: textIn(item['name']),
    arguments: textIn(item[field]),
    ...(Object.keys(beside).length === 0 ? {} : { native: { affinity, item: beside as Json } }),
  };
}

/** The item goes back only if it says by itself what was thought: by its id alone nothing is found, as we store nothing. */
function reasoningOf(item: Item, closed: boolean, native: Native): ReasoningPart {
  const thought = textsIn(item, 'content');
  const itself = textIn(item['encrypted_content']) !== '' || thought !== '';
  const summary = thought === '' ? textsIn(item, 'summary') : '';
  return {
    type: 'reasoning',
    text: thought || summary,
    ...(summary === '' ? {} : { summary: true }),
    // What `added` brings of it is not yet whole.
    ...(closed && itself ? { native } : {}),
  };
}

function textsIn(item: Item, name: string): string {
  const texts = listIn(item, name).map(({ text }) => textIn(text));
  return texts.filter((text) => text !== '').join('\n\n');
}

function listIn(item: Item, name: string): readonly Item[] {
  const list = item[name];
  return Array.isArray(list) ? (list as unknown[]).filter(isObject) : [];
}
