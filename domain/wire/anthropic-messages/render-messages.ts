import type { AssistantMessage, AssistantPart, Message, TextPart } from '../../conversation/message.ts';
import type { JsonObject } from '../../json.ts';
import { parseArguments } from '../arguments.ts';
import { wireIds, type WireIds } from '../call-ids.ts';
import type { TranslationNote } from '../note.ts';
import type { TargetProfile } from '../profile.ts';
import { resultText } from '../result-text.ts';
import { isIssuer } from '../same-issuer.ts';

interface Context {
  readonly profile: TargetProfile;
  readonly ids: WireIds;
  readonly notes: TranslationNote[];
}

interface Turn {
  readonly role: 'user' | 'assistant';
  readonly content: readonly JsonObject[];
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
): { readonly system: readonly JsonObject[]; readonly messages: readonly JsonObject[] } {
  const context = { profile, notes, ids: wireIds(conversation, profile) };
  const spoken = conversation.findIndex(({ role }) => role !== 'system');
  const system = conversation.slice(0, spoken).flatMap(({ content }) => textBlocks(content as readonly TextPart[]));
  const turns = conversation
    .slice(spoken)
    .map((message, at) => renderMessage(message, `messages[${spoken + at}]`, context))
    .filter(({ content }) => content.length > 0);
  return { system, messages: merged(turns).map(({ role, content }) => ({ role, content })) };
}

function merged(turns: readonly Turn[]): readonly Turn[] {
  const out: Turn[] = [];
  for (const turn of turns) {
    const last = out.at(-1);
    if (last?.role === turn.role) out[out.length - 1] = { ...last, content: [...last.content, ...turn.content] };
    else out.push(turn);
  }
  return out;
}

function renderMessage(message: Message, path: string, context: Context): Turn {
  switch (message.role) {
    case 'system': {
      context.notes.push({ path, action: 'rewritten', reason: 'a system message in mid-conversation is told as the user' });
      const text = message.content.map((part) => part.text).join('\n\n');
      return { role: 'user', content: [{ type: 'text', text: `<system>\n${text}\n</system>` }] };
    }
    case 'user':
      return { role: 'user', content: textBlocks(message.content) };
    case 'assistant':
      return { role: 'assistant', content: renderAssistant(message, path, context) };
    case 'tool':
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

/** Empty and blank texts are refused: "text content blocks must contain non-whitespace text". */
function textBlocks(parts: readonly TextPart[]): readonly JsonObject[] {
  return parts.filter(({ text }) => text.trim() !== '').map(({ text }) => ({ type: 'text', text }));
}

function renderAssistant({ content }: AssistantMessage, path: string, context: Context): readonly JsonObject[] {
  return content.flatMap((part, at) => renderPart(part, `${path}.content[${at}]`, context));
}

function renderPart(part: AssistantPart, path: string, { profile, ids, notes }: Context): readonly JsonObject[] {
  switch (part.type) {
    case 'text':
    case 'refusal':
      return textBlocks([{ type: 'text', text: part.text }]);
    case 'call': {
      const input = parseArguments(part.arguments);
      if (input === undefined)
        notes.push({ path: `${path}.arguments`, action: 'rewritten', reason: 'they are no JSON object: sent as {}' });
      return [{ type: 'tool_use', id: ids(part.callId), name: part.name, input: input ?? {} }];
    }
    case 'reasoning':
    case 'opaque':
      if (part.native !== undefined && isIssuer(part.native, profile)) return [part.native.item as JsonObject];
      notes.push({ path, action: 'dropped', reason: `${part.type} goes back only to the one who issued it` });
      return [];
  }
}
