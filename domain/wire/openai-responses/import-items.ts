import type { AssistantPart, ResultPart } from '../../conversation/message.ts';
import type { JsonObject } from '../../json.ts';
import type { Fields } from '../import/fields.ts';
import type { PlacedPart } from '../import/placed.ts';
import { note } from '../note.ts';
import { errorWord } from '../result-text.ts';
import { contentIn, needed, type ImportContext } from './import-content.ts';
import { partsOf, type PartOptions } from './parts.ts';

/** An item of the model, read as in an answer, with the body's own ids. */
export function modelParts(item: Fields, context: ImportContext): readonly PlacedPart<AssistantPart>[] {
  const given = modelItem(item, context);
  if (given === undefined) return [];
  const { affinity, calls } = context;
  const options: PartOptions = { affinity, identify: (nativeId) => calls.name(nativeId) };
  const parts = partsOf({ item: given, told: given, closed: true }, options);
  if (parts.length === 0) context.findings.notes.push(note(item.path, 'blankText'));
  return parts.map((part) => ({ part, path: item.path }));
}

/** The item as partsOf takes it; undefined, with problems told, where it is none. */
function modelItem(item: Fields, context: ImportContext): JsonObject | undefined {
  switch (item.raw('type') ?? 'message') {
    case 'message':
      return assistantMessage(item, context);
    case 'function_call':
      return call(item, 'arguments', context);
    case 'custom_tool_call':
      return call(item, 'input', context);
    default:
      return item.whole();
  }
}

function assistantMessage(item: Fields, context: ImportContext): JsonObject {
  ignore(item, ['id', 'status'], context);
  item.raw('role');
  const phase = item.word('phase', ['commentary', 'final_answer']);
  const content = item.raw('content');
  if (typeof content !== 'string' && !Array.isArray(content)) {
    if (content === undefined) item.missing('content');
    else item.refuse('content', 'expected a string or a list');
  }
  const parts = typeof content === 'string' ? [{ type: 'output_text', text: content }] : wordsIn(item);
  refuseRest(item);
  return { type: 'message', content: parts, ...(phase === undefined ? {} : { phase }) };
}

function wordsIn(item: Fields): readonly JsonObject[] {
  if (!Array.isArray(item.raw('content'))) return [];
  return (item.objects('content') ?? []).map((part) => {
    if (part.word('type', ['output_text', 'refusal']) === undefined && part.raw('type') === undefined)
      part.missing('type');
    return part.whole();
  });
}

function call(item: Fields, field: 'arguments' | 'input', context: ImportContext): JsonObject {
  ignore(item, ['id', 'status'], context);
  const made = {
    type: field === 'arguments' ? 'function_call' : 'custom_tool_call',
    call_id: needed(item, 'call_id'),
    name: needed(item, 'name'),
    [field]: needed(item, field),
  };
  const beside = {
    namespace: item.text('namespace'),
    caller: item.json('caller'),
    async: item.flag('async'),
  };
  refuseRest(item);
  const told = Object.entries(beside).filter(([, value]) => value !== undefined);
  return { ...made, ...(Object.fromEntries(told) as JsonObject) };
}

/** The result of a call. There is no flag for a failed one: it is told by its first word. */
export function resultPart(item: Fields, context: ImportContext): PlacedPart<ResultPart> {
  ignore(item, ['id', 'status', 'name', 'namespace', 'caller', 'async'], context);
  item.raw('type');
  const callId = context.calls.answered(needed(item, 'call_id'));
  const content = contentIn(item, 'output', context).map(({ part }) => part);
  refuseRest(item);
  const [first, ...rest] = content;
  const failed = first?.type === 'text' && first.text.startsWith(errorWord);
  const told = failed ? [{ ...first, text: first.text.slice(errorWord.length) }, ...rest] : content;
  const said = told.filter((part) => part.type !== 'text' || part.text !== '');
  return {
    path: item.path,
    part: { type: 'result', callId, status: failed ? 'error' : 'ok', content: said },
  };
}

function ignore(item: Fields, names: readonly string[], { findings }: ImportContext): void {
  for (const name of names)
    if (item.raw(name) !== undefined) findings.notes.push(note(item.at(name), 'ignoredField'));
}

function refuseRest(item: Fields): void {
  for (const name of Object.keys(item.rest())) item.refuse(name, 'can’t be carried: leave it out');
}
