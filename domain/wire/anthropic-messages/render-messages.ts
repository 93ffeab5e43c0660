import type { Message } from '../../conversation/message.ts';
import type { JsonObject } from '../../json.ts';
import type { RenderContext } from '../context.ts';
import type { RenderInput } from '../format.ts';
import { leadingOf } from '../leading.ts';
import { note } from '../note.ts';
import { renderAssistant } from './render-assistant.ts';
import { renderResults, renderTexts, renderUser } from './render-content.ts';

interface Turn {
  readonly role: 'user' | 'assistant' | 'system';
  readonly content: readonly JsonObject[];
}

/** `system` and `messages` of a request. */
export interface RenderedMessages {
  readonly system: readonly JsonObject[];
  readonly messages: readonly JsonObject[];
}

/**
 * Leading system messages become `system`; the rest alternates between user and assistant, neighbours merged, so that
 * the results of one assistant message stand first in one user message.
 * https://platform.claude.com/docs/en/agents-and-tools/tool-use/implement-tool-use
 */
export function renderMessages({ system: own }: RenderInput, context: RenderContext): RenderedMessages {
  const { conversation } = context;
  const { system, rest } = leadingOf(conversation, own);
  const turns = conversation
    .slice(rest)
    .map((message, at) => renderMessage(message, conversation[rest + at - 1], rest + at, context))
    .filter(({ content }) => content.length > 0);
  return { system: renderTexts(system, 'system', context), messages: merged(turns) };
}

function merged(turns: readonly Turn[]): readonly JsonObject[] {
  const out: { role: Turn['role']; content: JsonObject[] }[] = [];
  for (const { role, content } of turns) {
    const last = out.at(-1);
    if (last?.role === role) last.content.push(...content);
    else out.push({ role, content: [...content] });
  }
  return out;
}

function renderMessage(
  message: Message,
  before: Message | undefined,
  at: number,
  context: RenderContext,
): Turn {
  const path = `messages[${at}]`;
  switch (message.role) {
    case 'system': {
      if (context.profile.midSystemRole !== 'user')
        return { role: 'system', content: renderTexts(message.content, path, context) };
      context.notes.push(note(path, 'systemAsUser'));
      const text = message.content.map((part) => part.text).join('\n\n');
      return { role: 'user', content: [{ type: 'text', text: `<system>\n${text}\n</system>` }] };
    }
    case 'user':
      return { role: 'user', content: renderUser(message.content, path, context) };
    case 'assistant':
      return { role: 'assistant', content: renderAssistant(message, path, context) };
    case 'tool':
    default:
      return { role: 'user', content: renderResults(message, before, path, context) };
  }
}
