import type { AssistantPart, ReasoningPart } from '../../conversation/message.ts';
import { textIn, type JsonObject } from '../../json.ts';
import type { Fields } from '../import/fields.ts';
import type { PlacedPart } from '../import/placed.ts';
import { audioParts } from './audio.ts';
import { citationsIn } from './citations.ts';
import { imagePart } from './image.ts';
import { besideParts } from './import-beside.ts';
import { importCalls } from './import-calls.ts';
import { contentPart } from './import-content.ts';
import { ignore, needed, refuseRest, type ImportContext } from './import-context.ts';
import { detailsField, reasoningFields, reasoningPart, wordsInDetails } from './reasoning.ts';
import { wordsIn } from './words.ts';

type Placed = PlacedPart<AssistantPart>;

/** The parts of an assistant message, in the order in which an answer has them. */
export function importAssistant(message: Fields, context: ImportContext): readonly Placed[] {
  context.calls.begin();
  const { path } = message;
  const at = (name: string) => (part: AssistantPart) => ({ part, path: message.at(name) });
  const reasoning = reasoningIn(message, context);
  const content = answerContent(message, context);
  const refusal = message.text('refusal');
  const audio = message.json('audio');
  const images = (message.objects('images') ?? []).map((image) => imagePart(image.whole()));
  ignore(message, ['type'], context.findings);
  const parts = [
    ...reasoning.map((part) => ({ part, path })),
    ...cited(content, message.list('annotations')),
    ...(refusal === undefined ? [] : [at('refusal')({ type: 'refusal', text: refusal })]),
    ...images.filter((part) => part !== undefined).map(at('images')),
    ...(audio === undefined ? [] : audioParts(audio, context.affinity).map(at('audio'))),
  ];
  const calls = importCalls(message, context);
  const all = [...parts, ...besideParts(message, context), ...calls];
  // Something must be there to be told of, and to be left out when it is sent.
  return all.length > 0 ? all : [at('content')({ type: 'text', text: '' })];
}

/** Content may be absent or blank beside anything else. */
function answerContent(message: Fields, context: ImportContext): readonly Placed[] {
  const content = message.raw('content');
  const path = message.at('content');
  if (content === undefined || content === '') return [];
  if (typeof content === 'string') return [{ path, part: { type: 'text', text: content } }];
  if (Array.isArray(content))
    return (message.objects('content') ?? []).map((block) => ({
      path: block.path,
      part: answerPart(block, context),
    }));
  message.refuse('content', 'expected a string or a list of parts');
  return [];
}

function answerPart(block: Fields, context: ImportContext): AssistantPart {
  switch (block.raw('type')) {
    case 'refusal': {
      const text = needed(block, 'refusal');
      refuseRest(block);
      return { type: 'refusal', text };
    }
    case 'thinking': {
      const item = block.whole();
      return reasoningPart(wordsIn([item], 'thinking'), item, context.affinity);
    }
    default:
      return contentPart(block, context);
  }
}

/** What annotations name is what the last words rest on. */
function cited(parts: readonly Placed[], annotations: unknown): readonly Placed[] {
  const citations = citationsIn(annotations);
  const last = parts.findLastIndex(({ part }) => part.type === 'text');
  if (citations.length === 0 || last < 0) return parts;
  return parts.map(({ part, path }, at) =>
    at === last && part.type === 'text' ? { path, part: { ...part, citations } } : { part, path },
  );
}

/** One thought, however many fields tell it. */
function reasoningIn(message: Fields, { affinity }: ImportContext): readonly ReasoningPart[] {
  const told = reasoningFields.flatMap((name) => {
    const text = message.text(name);
    return text === undefined || text === '' ? [] : [[name, text] as const];
  });
  const details = message.objects(detailsField)?.map((detail) => detail.whole()) ?? [];
  const [first] = told;
  if (first === undefined && details.length === 0) return [];
  const text = first?.[1] ?? wordsInDetails(details);
  const item: JsonObject = {
    ...Object.fromEntries(told),
    ...(details.length === 0 ? {} : { [detailsField]: details }),
  };
  const plain = told.length === 1 && details.length === 0;
  return [reasoningPart(text, plain ? textIn(first?.[0]) : item, affinity)];
}
