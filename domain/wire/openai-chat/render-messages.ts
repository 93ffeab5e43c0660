import type { Message, TextPart } from '../../conversation/message.ts';
import type { JsonObject } from '../../json.ts';
import { wireIds } from '../call-ids.ts';
import type { RenderContext } from '../context.ts';
import type { TranslationNote } from '../note.ts';
import type { TargetProfile } from '../profile.ts';
import { resultText } from '../result-text.ts';
import { mergeNeighbours } from './merge.ts';
import { renderAssistant } from './render-assistant.ts';

/** The messages in their order; the leading system messages become one, and so do neighbours of one role. */
export function renderMessages(
  conversation: readonly Message[],
  profile: TargetProfile,
  notes: TranslationNote[],
): readonly JsonObject[] {
  const context = { profile, notes, ids: wireIds(conversation, profile) };
  const spoken = conversation.findIndex(({ role }) => role !== 'system');
  const leading = conversation.slice(0, spoken).flatMap(({ content }) => content as readonly TextPart[]);
  const first = leading.map(({ text }) => text).join('\n\n');
  const rest = conversation
    .slice(spoken)
    .flatMap((message, at) => renderMessage(message, `messages[${spoken + at}]`, context));
  return mergeNeighbours([...(first === '' ? [] : [{ role: profile.systemRole, content: first }]), ...rest]);
}

function renderMessage(message: Message, path: string, context: RenderContext): readonly JsonObject[] {
  switch (message.role) {
    case 'system':
      return [{ role: context.profile.systemRole, content: textsOf(message.content) }];
    case 'user':
      return [{ role: 'user', content: textsOf(message.content) }];
    case 'assistant':
      return renderAssistant(message, path, context);
    case 'tool':
    default:
      return message.content.map((part) => ({
        role: 'tool',
        tool_call_id: context.ids(part.callId),
        content: resultText(part),
      }));
  }
}

function textsOf(parts: readonly TextPart[]): string {
  return parts.map(({ text }) => text).join('\n\n');
}
