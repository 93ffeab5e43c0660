import { callsOf, inCallOrder } from '../../conversation/calls.ts';
import type { BlobPart, Message, OpaquePart, ResultPart, ToolMessage } from '../../conversation/message.ts';
import type { JsonObject } from '../../json.ts';
import { note } from '../note.ts';
import { resultText } from '../result-text.ts';
import { isIssuer } from '../same-issuer.ts';
import { renderBlob } from './blob.ts';
import type { ChatContext } from './chat-context.ts';
import { contentOf } from './content.ts';

/**
 * All results of one assistant message, one message each in the order of its calls; then what has no place in them, as
 * the user's: nobody may speak between results.
 * https://platform.openai.com/docs/guides/function-calling
 */
export function renderResults(
  message: ToolMessage,
  before: Message | undefined,
  path: string,
  context: ChatContext,
): readonly JsonObject[] {
  const moved: JsonObject[] = [];
  const results = inCallOrder(message, before).map((part) => {
    const at = `${path}.content[${message.content.indexOf(part)}]`;
    if (part.status !== 'ok') context.notes.push(note(`${at}.status`, 'resultStatus'));
    if (part.cache !== undefined) context.notes.push(note(`${at}.cache`, 'cacheHint'));
    const told = resultContent(part, at, context);
    if (told.moved.length > 0)
      moved.push({ type: 'text', text: `Of the result of ${nameOf(part, before)}:` }, ...told.moved);
    return { role: 'tool', tool_call_id: context.ids(part.callId), content: told.content };
  });
  return moved.length === 0 ? results : [...results, { role: 'user', content: moved }];
}

function nameOf({ callId }: ResultPart, before: Message | undefined): string {
  const calls = before?.role === 'assistant' ? callsOf(before) : [];
  return calls.find((call) => call.callId === callId)?.name ?? callId;
}

interface Told {
  readonly content: string | readonly JsonObject[];
  readonly moved: readonly JsonObject[];
}

function resultContent(part: ResultPart, path: string, context: ChatContext): Told {
  const text = resultText(part, { flagged: false });
  const [blocks, stubs, moved]: [JsonObject[], string[], JsonObject[]] = [[], [], []];
  for (const [at, each] of part.content.entries()) {
    if (each.type === 'text') continue;
    const block = blockOf(each, `${path}.content[${at}]`, context);
    if (each.type === 'opaque') blocks.push(...(block === undefined ? [] : [block]));
    else if (block === undefined) stubs.push(`[${each.kind} omitted]`);
    else if (context.profile.resultBlobs.includes(each.kind) || block['type'] === 'text') blocks.push(block);
    else {
      context.notes.push(note(`${path}.content[${at}]`, 'blobMoved'));
      stubs.push(`[${each.kind}: see below]`);
      moved.push(block);
    }
  }
  const words = [text, ...stubs].filter((said) => said.trim() !== '');
  const said = words.length === 0 && blocks.length === 0 ? ['(no output)'] : words;
  return { content: contentOf([...said.map(asText), ...blocks], '\n'), moved };
}

function asText(text: string): JsonObject {
  return { type: 'text', text };
}

function blockOf(part: BlobPart | OpaquePart, path: string, context: ChatContext): JsonObject | undefined {
  if (part.type === 'blob') return renderBlob(part, path, context);
  if (isIssuer(part.native, context.profile)) return part.native.item as JsonObject;
  context.notes.push(note(path, 'foreignOpaque'));
  return undefined;
}
