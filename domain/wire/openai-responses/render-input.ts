import type { Message, TextPart } from '../../conversation/message.ts';
import type { JsonObject } from '../../json.ts';
import type { RenderContext } from '../context.ts';
import type { RenderInput } from '../format.ts';
import { leadingOf } from '../leading.ts';
import { note } from '../note.ts';
import { messageItem } from './message-item.ts';
import { renderAssistant } from './render-assistant.ts';
import { renderResults, renderUser } from './render-content.ts';

/** `instructions` and `input` of a request. */
export interface RenderedInput {
  /** Empty: none. */
  readonly instructions: string;
  readonly input: readonly JsonObject[];
}

/**
 * System messages before anybody speaks become the instructions, also where what was said before them is left out;
 * everything after them is an item in its place.
 */
export function renderInput({ system: own }: RenderInput, context: RenderContext): RenderedInput {
  const { conversation } = context;
  const { system, rest } = leadingOf(conversation, own);
  const said = conversation
    .slice(rest)
    .map((message, at) => ({
      message,
      items: renderMessage(message, conversation[rest + at - 1], rest + at, context),
    }))
    .filter(({ items }) => items.length > 0);
  const first = said.findIndex(({ message }) => message.role !== 'system');
  const leading = said.slice(0, first).flatMap(({ message }) => message.content as readonly TextPart[]);
  noteHints(context);
  return {
    instructions: textsOf([...system, ...leading]),
    input: said.slice(first).flatMap(({ items }) => items),
  };
}

function renderMessage(
  message: Message,
  before: Message | undefined,
  at: number,
  context: RenderContext,
): readonly JsonObject[] {
  const path = `messages[${at}]`;
  switch (message.role) {
    case 'system':
      return [renderSystem(message.content, path, context)];
    case 'user':
      return renderUser(message, path, context);
    case 'assistant':
      return renderAssistant(message, path, context);
    case 'tool':
    default:
      return renderResults(message, before, path, context);
  }
}

function renderSystem(content: readonly TextPart[], path: string, { profile, notes }: RenderContext) {
  const text = textsOf(content);
  if (profile.midSystemRole !== 'user') return messageItem(profile.midSystemRole, text);
  notes.push(note(path, 'systemAsUser'));
  return messageItem('user', `<system>\n${text}\n</system>`);
}

function textsOf(parts: readonly TextPart[]): string {
  return parts
    .map(({ text }) => text)
    .filter((text) => text.trim() !== '')
    .join('\n\n');
}

function noteHints({ conversation, notes }: RenderContext): void {
  for (const [at, { content }] of conversation.entries())
    for (const [index, part] of content.entries())
      if ('cache' in part && part.cache !== undefined)
        notes.push(note(`messages[${at}].content[${index}].cache`, 'cacheHint'));
}
