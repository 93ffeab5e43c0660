import type { Message, Part } from '../../conversation/message.ts';
import type { Fields } from '../import/fields.ts';
import { placed, type PlacedMessage, type PlacedPart } from '../import/placed.ts';
import { note } from '../note.ts';
import { contentIn, type ImportContext } from './import-content.ts';
import { modelParts, resultPart } from './import-items.ts';
import { kindOf } from './item-kinds.ts';

/** What an item adds to the conversation: parts of neighbours of the model, and of results, are one message. */
interface Said {
  readonly role: Message['role'];
  readonly path: string;
  readonly parts: readonly PlacedPart[];
}

/** `instructions` and `input` of a body as messages of a conversation, in their order. */
export function importInput(body: Fields, context: ImportContext): readonly PlacedMessage[] {
  const instructions = body.text('instructions');
  const begun: readonly Said[] =
    instructions === undefined || instructions.trim() === ''
      ? []
      : [said('system', 'instructions', [{ type: 'text', text: instructions }])];
  return messagesOf([...begun, ...inputOf(body, context)]);
}

function inputOf(body: Fields, context: ImportContext): readonly Said[] {
  const input = body.raw('input');
  if (typeof input === 'string') return [said('user', 'input', [{ type: 'text', text: input }])];
  if (input === undefined) body.missing('input');
  else if (!Array.isArray(input)) body.refuse('input', 'expected a string or a list of items');
  else return (body.objects('input') ?? []).flatMap((item) => importItem(item, context));
  return [];
}

function said(role: Message['role'], path: string, parts: readonly Part[]): Said {
  return { role, path, parts: parts.map((part) => ({ part, path })) };
}

function importItem(item: Fields, context: ImportContext): readonly Said[] {
  const { path } = item;
  switch (kindOf(item)) {
    case 'message':
      return importMessage(item, context);
    case 'result':
      return [{ role: 'tool', path, parts: [resultPart(item, context)] }];
    case 'reference':
      item.refuse('type', 'names an item that is stored at the vendor: send the item itself');
      return [];
    case 'caller':
      return [
        said('user', path, [{ type: 'opaque', native: { affinity: context.affinity, item: item.whole() } }]),
      ];
    case 'untyped':
      if (item.raw('type') === undefined) item.missing('type');
      else item.refuse('type', 'expected a string');
      return [];
    case 'model':
    default:
      return [{ role: 'assistant', path, parts: modelParts(item, context) }];
  }
}

function importMessage(item: Fields, context: ImportContext): readonly Said[] {
  const { path } = item;
  const role = item.word('role', ['user', 'assistant', 'system', 'developer']);
  if (role === 'assistant') return [{ role, path, parts: modelParts(item, context) }];
  for (const name of ['id', 'status'])
    if (item.raw(name) !== undefined) context.findings.notes.push(note(item.at(name), 'ignoredField'));
  const content = contentIn(item, 'content', context);
  for (const name of Object.keys(item.rest())) item.refuse(name, 'can’t be carried: leave it out');
  if (role === undefined) {
    if (item.raw('role') === undefined) item.missing('role');
    return [];
  }
  if (role === 'user') return [{ role, path, parts: content }];
  for (const each of content)
    if (each.part.type !== 'text')
      context.findings.problems.push({ path: each.path, rule: 'only text is taken here' });
  return [{ role: 'system', path, parts: content.filter(({ part }) => part.type === 'text') }];
}

function messagesOf(all: readonly Said[]): readonly PlacedMessage[] {
  const out: { role: Message['role']; path: string; parts: PlacedPart[] }[] = [];
  for (const { role, path, parts } of all) {
    const last = out.at(-1);
    const joins = (role === 'assistant' || role === 'tool') && last?.role === role;
    if (joins) last.parts.push(...parts);
    else out.push({ role, path, parts: [...parts] });
  }
  return out
    .filter(({ role, parts }) => role !== 'assistant' || parts.length > 0)
    .map(({ role, path, parts }) => placed(role, path, parts));
}
