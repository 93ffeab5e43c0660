import type { Message, TextPart, UserPart } from '../../conversation/message.ts';
import { textIn, type JsonObject } from '../../json.ts';
import { leadingOf, type SystemPrompt } from '../leading.ts';
import { note } from '../note.ts';
import { isIssuer } from '../same-issuer.ts';
import { renderBlob } from './blob.ts';
import type { ChatContext } from './chat-context.ts';
import { contentOf } from './content.ts';
import { mergeNeighbours } from './merge.ts';
import { renderAssistant } from './render-assistant.ts';
import { renderResults } from './render-results.ts';

/** The messages in their order; the leading system messages become one, and so do neighbours of one role. */
export function renderMessages(context: ChatContext, own: SystemPrompt | undefined): readonly JsonObject[] {
  const { conversation, profile } = context;
  const { system, rest } = leadingOf(conversation, own);
  const first = wordsOf(system, 'system', context);
  const spoken = conversation
    .slice(rest)
    .flatMap((message, at) => renderMessage(message, conversation[rest + at - 1], rest + at, context));
  return mergeNeighbours([
    ...(first === '' ? [] : [{ role: profile.systemRole, content: first }]),
    ...spoken,
  ]);
}

function renderMessage(
  message: Message,
  before: Message | undefined,
  at: number,
  context: ChatContext,
): readonly JsonObject[] {
  const path = `messages[${at}]`;
  switch (message.role) {
    case 'system':
      return [renderSystem(message.content, path, context)];
    case 'user':
      return [renderUser(message.content, path, context)];
    case 'assistant':
      return renderAssistant(message, path, context);
    case 'tool':
    default:
      return renderResults(message, before, path, context);
  }
}

/** Where templates know no system message in mid-conversation, the user tells it. */
function renderSystem(content: readonly TextPart[], path: string, context: ChatContext): JsonObject {
  const { midSystemRole } = context.profile;
  const text = wordsOf(content, path, context);
  if (midSystemRole !== 'user') return { role: midSystemRole, content: text };
  context.notes.push(note(path, 'systemAsUser'));
  return { role: 'user', content: `<system>\n${text}\n</system>` };
}

/** A message that had only what this target doesn't take is told to have had it: a turn never vanishes. */
function renderUser(content: readonly UserPart[], path: string, context: ChatContext): JsonObject {
  const fields: Record<string, JsonObject[string]> = {};
  const blocks = content.flatMap((part, at): readonly JsonObject[] => {
    const here = `${path}.content[${at}]`;
    if (part.type === 'text') return textBlock(part, here, context);
    if (part.type === 'blob') return blobBlock(part, here, context);
    const item = isIssuer(part.native, context.profile) ? (part.native.item as JsonObject) : undefined;
    if (item === undefined) context.notes.push(note(here, 'foreignOpaque'));
    else if (item['type'] === undefined) Object.assign(fields, item);
    return item === undefined || item['type'] === undefined ? [] : [item];
  });
  const kinds = content.map((part) => (part.type === 'blob' ? part.kind : 'content'));
  const said = blocks.length > 0 ? contentOf(blocks, '\n\n') : `[${[...new Set(kinds)].join(', ')} omitted]`;
  return { role: 'user', content: said, ...fields };
}

function textBlock(part: TextPart, path: string, { notes }: ChatContext): readonly JsonObject[] {
  if (part.cache !== undefined) notes.push(note(`${path}.cache`, 'cacheHint'));
  if (part.text.trim() !== '') return [{ type: 'text', text: part.text }];
  notes.push(note(path, 'blankText'));
  return [];
}

function blobBlock(
  part: Extract<UserPart, { type: 'blob' }>,
  path: string,
  context: ChatContext,
): readonly JsonObject[] {
  const block = renderBlob(part, path, context);
  if (part.cache !== undefined) context.notes.push(note(`${path}.cache`, 'cacheHint'));
  return block === undefined ? [] : [block];
}

function wordsOf(parts: readonly TextPart[], path: string, context: ChatContext): string {
  return parts
    .flatMap((part, at) => textBlock(part, `${path}.content[${at}]`, context))
    .map(({ text }) => textIn(text))
    .join('\n\n');
}
