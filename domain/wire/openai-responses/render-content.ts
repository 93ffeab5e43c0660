import { callsOf, inCallOrder } from '../../conversation/calls.ts';
import type { CallPart, Message, ResultPart, ToolMessage, UserMessage } from '../../conversation/message.ts';
import type { JsonObject } from '../../json.ts';
import type { RenderContext } from '../context.ts';
import { note } from '../note.ts';
import type { TargetProfile } from '../profile.ts';
import { resultText } from '../result-text.ts';
import { isIssuer } from '../same-issuer.ts';
import { renderBlob } from './blob.ts';
import { messageItem } from './message-item.ts';

/**
 * What a user said, as items: one message, and around it the caller's items of types that only the vendor knows. A
 * message that had only what this target doesn't take is told to have had it.
 */
export function renderUser(
  { content }: UserMessage,
  path: string,
  context: RenderContext,
): readonly JsonObject[] {
  const items: JsonObject[] = [];
  let said: JsonObject[] = [];
  const flush = () => {
    if (said.length > 0) items.push(messageItem('user', simplest(said)));
    said = [];
  };
  for (const [at, part] of content.entries()) {
    const here = `${path}.content[${at}]`;
    if (part.type !== 'opaque') said.push(...renderContent(part, here, context));
    else if (isIssuer(part.native, context.profile)) {
      flush();
      items.push(part.native.item as JsonObject);
    } else context.notes.push(note(here, 'foreignOpaque'));
  }
  flush();
  if (items.length > 0) return items;
  const kinds = content
    .filter(({ type }) => type !== 'text')
    .map((part) => (part.type === 'blob' ? part.kind : 'content'));
  return [messageItem('user', `[${[...new Set(kinds)].join(', ')} omitted]`)];
}

function renderContent(
  part: Exclude<ResultPart['content'][number], { type: 'opaque' }>,
  path: string,
  context: RenderContext,
): readonly JsonObject[] {
  if (part.type === 'blob') {
    const blob = renderBlob(part, path, context);
    return blob === undefined ? [] : [blob];
  }
  if (part.text.trim() !== '') return [{ type: 'input_text', text: part.text }];
  context.notes.push(note(path, 'blankText'));
  return [];
}

/** One text needs no list. */
function simplest(parts: readonly JsonObject[]): string | readonly JsonObject[] {
  const [only, ...more] = parts;
  if (more.length > 0 || only?.['type'] !== 'input_text') return parts;
  return only['text'] as string;
}

/** All results of one assistant message, in the order of its calls. */
export function renderResults(
  message: ToolMessage,
  before: Message | undefined,
  path: string,
  context: RenderContext,
): readonly JsonObject[] {
  const calls = before?.role === 'assistant' ? callsOf(before) : [];
  return inCallOrder(message, before).map((part) => {
    const call = calls.find(({ callId }) => callId === part.callId);
    const custom = call !== undefined && isCustom(call, context.profile);
    return {
      type: custom ? 'custom_tool_call_output' : 'function_call_output',
      call_id: context.ids(part.callId),
      output: outputOf(part, `${path}.content[${message.content.indexOf(part)}]`, context),
    };
  });
}

/** Whether a call is told with its free text as it is. */
export function isCustom({ freeform }: CallPart, { freeformTools }: TargetProfile): boolean {
  return freeform === true && freeformTools;
}

/** Words stand before what else a tool gave. */
function outputOf(part: ResultPart, path: string, context: RenderContext): string | readonly JsonObject[] {
  const { notes, profile } = context;
  if (part.status !== 'ok') notes.push(note(path, 'resultStatus'));
  const blobs = part.content.flatMap((each, at): readonly JsonObject[] => {
    const here = `${path}.content[${at}]`;
    if (each.type === 'text') return [];
    if (each.type === 'opaque') notes.push(note(here, 'foreignOpaque'));
    else if (profile.resultBlobs.includes(each.kind)) return renderContent(each, here, context);
    else notes.push(note(here, 'blobRefused', each.kind));
    return [];
  });
  const text = resultText(part, { flagged: false });
  if (blobs.length === 0) return text || '(no output)';
  return text.trim() === '' ? blobs : [{ type: 'input_text', text }, ...blobs];
}
