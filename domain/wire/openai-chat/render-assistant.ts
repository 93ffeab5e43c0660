import type { AssistantMessage, AssistantPart } from '../../conversation/message.ts';
import { isObject, textIn, type Json, type JsonObject } from '../../json.ts';
import { goesBack, inWords } from '../foreign.ts';
import { note } from '../note.ts';
import { isIssuer, isOwn } from '../same-issuer.ts';
import { isTranscript } from './audio.ts';
import type { ChatContext } from './chat-context.ts';
import { contentOf } from './content.ts';
import { joinedWords, type Piece } from './flow.ts';
import { renderCall } from './render-call.ts';

/** What the parts of one message add up to: Chat Completions keeps no order between words and calls. */
interface Gathered {
  readonly words: Piece[];
  /** Thoughts that stand in the content, before the words. */
  readonly thoughts: JsonObject[];
  readonly blocks: JsonObject[];
  readonly calls: JsonObject[];
  /** Fields beside content and calls; those of a vendor go back to their issuer. */
  readonly fields: Record<string, Json>;
}

/** One assistant message, or none when nothing is left of it for this target. */
export function renderAssistant(
  message: AssistantMessage,
  path: string,
  context: ChatContext,
): readonly JsonObject[] {
  const { profile, notes } = context;
  const own = isOwn(message, profile);
  const gathered: Gathered = { words: [], thoughts: [], blocks: [], calls: [], fields: {} };
  for (const [at, part] of message.content.entries())
    gather(gathered, part, own, `${path}.content[${at}]`, context);
  const { thoughts, blocks, calls, fields } = gathered;
  const text = joinedWords(gathered.words);
  const blank = text.trim() === '';
  if (blank && text !== '') notes.push(note(path, 'blankText'));
  const said = [...thoughts, ...(blank ? [] : [{ type: 'text', text }]), ...blocks];
  const speaks = said.length > 0 || fields['refusal'] !== undefined || fields['audio'] !== undefined;
  if (!speaks && calls.length === 0) {
    notes.push(note(path, 'emptyMessage'));
    return [];
  }
  const { reasoningEcho: echo } = profile;
  const echoed = echo !== undefined && calls.length > 0 ? { [echo]: fields[echo] ?? '' } : {};
  return [
    {
      role: 'assistant',
      // Never '': proxies turn it into an empty block, which others refuse.
      content: said.length === 0 ? null : contentOf(said, ''),
      ...fields,
      ...echoed,
      ...(calls.length === 0 ? {} : { tool_calls: calls }),
    },
  ];
}

function gather(into: Gathered, part: AssistantPart, own: boolean, path: string, context: ChatContext): void {
  switch (part.type) {
    case 'text':
      if (isTranscript(part) && goesBack(part, context)) return;
      noteLost(part, path, context);
      into.words.push({ text: part.text, flow: part.phase ?? 'text' });
      return;
    case 'refusal':
      refuse(into, part.text, path, context);
      return;
    case 'call':
      into.calls.push(renderCall(part, own, path, context));
      return;
    case 'blob':
      gatherBlob(into, part, path, context);
      return;
    case 'reasoning':
    case 'opaque':
    case 'hosted':
    case 'compaction':
    default:
      if (part.native !== undefined && goesBack(part, context)) goBack(into, part, part.native.item);
      else into.words.push({ text: inWords(part, path, context) ?? '', flow: path });
  }
}

function noteLost(
  part: Extract<AssistantPart, { type: 'text' }>,
  path: string,
  { notes }: ChatContext,
): void {
  if (part.citations !== undefined && part.citations.length > 0)
    notes.push(note(`${path}.citations`, 'citations'));
  if (part.phase !== undefined) notes.push(note(`${path}.phase`, 'phase'));
  if (part.cache !== undefined) notes.push(note(`${path}.cache`, 'cacheHint'));
}

function refuse(into: Gathered, text: string, path: string, { profile, notes }: ChatContext): void {
  if (profile.refusals === true) {
    into.fields['refusal'] = `${textIn(into.fields['refusal'])}${text}`;
    return;
  }
  notes.push(note(path, 'refusalAsText'));
  into.words.push({ text: text, flow: 'text' });
}

/** What the model said aloud goes back by its id. Other things that a model made are told of. */
function gatherBlob(
  into: Gathered,
  { kind, source }: Extract<AssistantPart, { type: 'blob' }>,
  path: string,
  { profile, notes }: ChatContext,
): void {
  const item = source.at === 'vendor' && isIssuer(source.native, profile) ? source.native.item : undefined;
  const id = isObject(item) ? item['id'] : undefined;
  if (kind === 'audio' && typeof id === 'string' && id !== '') {
    into.fields['audio'] = { id };
    return;
  }
  notes.push(note(path, source.at === 'vendor' ? 'blobElsewhere' : 'blobRefused', kind));
  into.words.push({ text: `[${kind} omitted]`, flow: path });
}

/** Plain reasoning goes back under its field's name; else an item with a type is a part, one without the fields. */
function goBack(into: Gathered, part: AssistantPart, item: Json): void {
  if (part.type === 'reasoning' && typeof item === 'string')
    into.fields[item] = `${textIn(into.fields[item])}${part.text}`;
  else if (!isObject(item)) return;
  else if (typeof item['type'] !== 'string') Object.assign(into.fields, item);
  else if (part.type === 'reasoning') into.thoughts.push(item);
  else into.blocks.push(item);
}
