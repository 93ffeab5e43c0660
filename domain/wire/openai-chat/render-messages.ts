import type { AssistantMessage, Message, TextPart } from '../../conversation/message.ts';
import type { JsonObject } from '../../json.ts';
import { wireIds, type WireIds } from '../call-ids.ts';
import type { TranslationNote } from '../note.ts';
import type { TargetProfile } from '../profile.ts';
import { resultText } from '../result-text.ts';
import { renderAssistant } from './render-assistant.ts';

/** The messages in their order; the leading system messages become one, as strict chat templates demand. */
export function renderMessages(
  conversation: readonly Message[],
  profile: TargetProfile,
  notes: TranslationNote[],
): readonly JsonObject[] {
  const ids = wireIds(conversation, profile);
  const spoken = conversation.findIndex(({ role }) => role !== 'system');
  const leading = conversation.slice(0, spoken).flatMap(({ content }) => content as readonly TextPart[]);
  const first = leading.map(({ text }) => text).join('\n\n');
  return [
    ...(first === '' ? [] : [{ role: profile.systemRole, content: first }]),
    ...conversation
      .slice(spoken)
      .flatMap((message, at) =>
        renderMessage(message, `messages[${spoken + at}]`, conversation, { profile, ids, notes }),
      ),
  ];
}

/** What rendering one message needs to know besides the message. */
export interface RenderContext {
  readonly profile: TargetProfile;
  readonly ids: WireIds;
  readonly notes: TranslationNote[];
}
