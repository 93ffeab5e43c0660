import type { AssistantMessage, AssistantPart } from '../../conversation/message.ts';
import type { JsonObject } from '../../json.ts';
import { parseArguments } from '../arguments.ts';
import type { RenderContext } from '../context.ts';
import { isIssuer } from '../same-issuer.ts';

/**
 * The blocks of one assistant message. What this target said itself goes back in its own order and with its own
 * blanks, because its signatures cover them; of others, calls come last and blanks are left out.
 * https://platform.claude.com/docs/en/build-with-claude/preserved-thinking
 */
export function renderAssistant(
  message: AssistantMessage,
  path: string,
  context: RenderContext,
): readonly JsonObject[] {
  const own = message.by === context.profile.target;
  const blocks = message.content.flatMap((part, at) =>
    renderPart(part, own, `${path}.content[${at}]`, context),
  );
  if (blocks.length === 0) context.notes.push({ path, action: 'dropped', reason: 'nothing is left of it' });
  return own ? blocks : [...blocks.filter((block) => !isCall(block)), ...blocks.filter(isCall)];
}

function isCall(block: JsonObject): boolean {
  return block['type'] === 'tool_use';
}

function renderPart(
  part: AssistantPart,
  own: boolean,
  path: string,
  { profile, ids, notes }: RenderContext,
): readonly JsonObject[] {
  switch (part.type) {
    case 'text':
    case 'refusal':
      if (part.text.trim() !== '' || (own && part.text !== '')) return [{ type: 'text', text: part.text }];
      notes.push({ path, action: 'dropped', reason: 'blank text is refused' });
      return [];
    case 'call': {
      const input = parseArguments(part.arguments);
      if (input === undefined)
        notes.push({ path: `${path}.arguments`, action: 'rewritten', reason: 'no JSON object: sent as {}' });
      return [{ type: 'tool_use', id: ids(part.callId), name: part.name, input: input ?? {} }];
    }
    case 'reasoning':
    case 'opaque':
    default:
      if (part.native !== undefined && isIssuer(part.native, profile))
        return [part.native.item as JsonObject];
      notes.push({ path, action: 'dropped', reason: `${part.type} goes back only to the one who issued it` });
      return [];
  }
}
