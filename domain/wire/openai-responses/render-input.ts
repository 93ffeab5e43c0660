import type { Message, TextPart } from '../../conversation/message.ts';
import type { JsonObject } from '../../json.ts';
import { wireIds } from '../call-ids.ts';
import type { RenderContext } from '../context.ts';
import type { TranslationNote } from '../note.ts';
import type { TargetProfile } from '../profile.ts';
import { resultText } from '../result-text.ts';
import { messageItem } from './message-item.ts';
import { renderAssistant } from './render-assistant.ts';

/** `instructions` and `input` of a request. */
export interface RenderedInput {
  /** Empty: none. */
  readonly instructions: string;
  readonly input: readonly JsonObject[];
}

/** Leading system messages become the instructions; everything after them is an item in its place. */
export function renderInput(
  conversation: readonly Message[],
  profile: TargetProfile,
  notes: TranslationNote[],
): RenderedInput {
  const context = { profile, notes, ids: wireIds(conversation, profile) };
  const spoken = conversation.findIndex(({ role }) => role !== 'system');
  const leading = conversation.slice(0, spoken).flatMap(({ content }) => content as readonly TextPart[]);
  const input = conversation
    .slice(spoken)
    .flatMap((message, at) => renderMessage(message, `messages[${spoken + at}]`, context));
  return { instructions: textsOf(leading), input };
}

function renderMessage(message: Message, path: string, context: RenderContext): readonly JsonObject[] {
  switch (message.role) {
    case 'system':
      return [messageItem('developer', textsOf(message.content))];
    case 'user':
      return [messageItem('user', textsOf(message.content))];
    case 'assistant':
      return renderAssistant(message, path, context);
    case 'tool':
    default:
      return message.content.map((part) => ({
        type: 'function_call_output',
        call_id: context.ids(part.callId),
        output: resultText(part),
      }));
  }
}

function textsOf(parts: readonly TextPart[]): string {
  return parts.map(({ text }) => text).join('\n\n');
}
