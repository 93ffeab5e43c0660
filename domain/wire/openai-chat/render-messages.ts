import type { AssistantMessage, Message, TextPart } from '../../conversation/message.ts';
import type { JsonObject } from '../../json.ts';
import { wireIds, type WireIds } from '../call-ids.ts';
import type { TranslationNote } from '../note.ts';
import type { TargetProfile } from '../profile.ts';
import { resultText } from '../result-text.ts';
import { isIssuer } from '../same-issuer.ts';

/** What rendering one message needs to know besides the message. */
interface Context {
  readonly profile: TargetProfile;
  readonly ids: WireIds;
  readonly notes: TranslationNote[];
}

/** The messages in their order; the leading system messages become one, as strict chat templates demand. */
export function renderMessages(
  conversation: readonly Message[],
  profile: TargetProfile,
  notes: TranslationNote[],
): readonly JsonObject[] {
  const context = { profile, notes, ids: wireIds(conversation, profile) };
  const spoken = conversation.findIndex(({ role }) => role !== 'system');
  const leading = conversation.slice(0, spoken).flatMap(({ content }) => content as readonly TextPart[]);
  const first = leading.map(({ text }) => text).join('\n\n');
  return [
    ...(first === '' ? [] : [{ role: profile.systemRole, content: first }]),
    ...conversation
      .slice(spoken)
      .flatMap((message, at) => renderMessage(message, `messages[${spoken + at}]`, context)),
  ];
}

function renderMessage(message: Message, path: string, context: Context): readonly JsonObject[] {
  switch (message.role) {
    case 'system':
      return [{ role: context.profile.systemRole, content: textsOf(message.content) }];
    case 'user':
      return [{ role: 'user', content: textsOf(message.content) }];
    case 'assistant':
      return renderAssistant(message, path, context);
    case 'tool':
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

function renderAssistant(
  { content }: AssistantMessage,
  path: string,
  { profile, ids, notes }: Context,
): readonly JsonObject[] {
  const calls: JsonObject[] = [];
  let text = '';
  for (const [at, part] of content.entries()) {
    const place = `${path}.content[${at}]`;
    if (part.type === 'call') {
      const { name, arguments: raw } = part;
      calls.push({ id: ids(part.callId), type: 'function', function: { name, arguments: raw } });
    } else if (part.type === 'text' || part.type === 'refusal') text += part.text;
    else if (part.native === undefined || !isIssuer(part.native, profile))
      notes.push({ path: place, action: 'dropped', reason: `${part.type} goes back only to the one who issued it` });
    else notes.push({ path: place, action: 'dropped', reason: `${profile.format} has no place for ${part.type}` });
  }
  if (text.trim() === '' && calls.length === 0) {
    notes.push({ path, action: 'dropped', reason: 'nothing is left of it' });
    return [];
  }
  // Never '': proxies turn it into an empty block, which others refuse.
  const said = text === '' ? null : text;
  return [{ role: 'assistant', content: said, ...(calls.length === 0 ? {} : { tool_calls: calls }) }];
}
