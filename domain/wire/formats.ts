import { anthropicMessages } from './anthropic-messages/index.ts';
import type { WireFormat } from './format.ts';
import { openaiChat } from './openai-chat/index.ts';
import { openaiResponses } from './openai-responses/index.ts';

/** The one list of wire formats. */
export const formats: readonly WireFormat[] = [openaiChat, openaiResponses, anthropicMessages];

/** Throws `TypeError` for an id that is in no list: profiles name only ids from it. */
export function formatOf(id: string): WireFormat {
  const found = formats.find((format) => format.id === id);
  if (found === undefined) throw new TypeError(`there is no wire format "${id}"`);
  return found;
}
