import type { Message, TextPart } from '../../conversation/message.ts';
import type { JsonObject } from '../../json.ts';
import { wireIds } from '../call-ids.ts';
import type { RenderContext } from '../context.ts';
import type { TranslationNote } from '../note.ts';
import type { TargetProfile } from '../profile.ts';
import { resultText } from '../result-text.ts';
import { renderAssistant } from './render-assistant.ts';

interface Turn {
  readonly role: 'user' | 'assistant';
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
export function renderMessages(
  conversation: readonly Message[],
  profile: TargetProfile,
  notes: TranslationNote[],
): RenderedMessages {
  const context = { profile, notes, ids: wireIds(conversation, profile) };
  const spoken = conversation.findIndex(({ role }) => role !== 'system');
  const system = conversation
    .slice(0, spoken)
    .flatMap(({ content }, at) => textBlocks(content as readonly TextPart[], `messages[${at}]`, notes));
  const turns = conversation
    .slice(spoken)
    .map((message, at) => renderMessage(message, `messages[${spoken + at}]`, context))
    .filter(({ content }) => content.length > 0);
  return { system, messages: merged(turns).map(({ role, content }) => ({ role, content })) };
}

function merged(turns: readonly Turn[]): readonly Turn[] {
  const out: { role: Turn['role']; content: JsonObject[] }[] = [];
  for (const { role, content } of turns) {
    const last = out.at(-1);
    if (last?.role === role) last.content.push(...content);
    else out.push({ role, content: [...content] });
  }
  return out;
}

function renderMessage(message: Message, path: string, context: RenderContext): Turn {
  switch (message.role) {
    case 'system': {
      const reason = 'a system message in mid-conversation is told as the user';
      context.notes.push({ path, action: 'rewritten', reason });
      const text = message.content.map((part) => part.text).join('\n\n');
      return { role: 'user', content: [{ type: 'text', text: `<system>\n${text}\n</system>` }] };
    }
    case 'user':
      return { role: 'user', content: textBlocks(message.content, path, context.notes) };
    case 'assistant':
      return { role: 'assistant', content: renderAssistant(message, path, context) };
    case 'tool':
    default:
      return {
        role: 'user',
        content: message.content.map((part) => ({
          type: 'tool_result',
          tool_use_id: context.ids(part.callId),
          content: resultText(part),
          ...(part.status === 'ok' ? {} : { is_error: true }),
        })),
      };
  }
}

/** Blank texts are refused: "text content blocks must contain non-whitespace text". */
function textBlocks(
  parts: readonly TextPart[],
  path: string,
  notes: TranslationNote[],
): readonly JsonObject[] {
  return parts.flatMap(({ text }, at) => {
    if (text.trim() !== '') return [{ type: 'text', text }];
    notes.push({ path: `${path}.content[${at}]`, action: 'dropped', reason: 'blank text is refused' });
    return [];
  });
}
