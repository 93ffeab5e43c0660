import type { AssistantMessage, AssistantPart } from '../../conversation/message.ts';
import { isObject, type Json, type JsonObject } from '../../json.ts';
import type { RenderContext } from '../context.ts';
import { isIssuer } from '../same-issuer.ts';

/** What the parts of one message add up to: Chat Completions keeps no order between words and calls. */
interface Gathered {
  text: string;
  readonly calls: JsonObject[];
  /** Vendor fields that go back to their issuer. */
  readonly native: Record<string, Json>;
}

/** One assistant message, or none when nothing is left of it for this target. */
export function renderAssistant(
  { content }: AssistantMessage,
  path: string,
  context: RenderContext,
): readonly JsonObject[] {
  const gathered: Gathered = { text: '', calls: [], native: {} };
  for (const [at, part] of content.entries()) gather(gathered, part, `${path}.content[${at}]`, context);
  const { text, calls, native } = gathered;
  if (text.trim() === '' && calls.length === 0) {
    context.notes.push({ path, action: 'dropped', reason: 'nothing is left of it' });
    return [];
  }
  // Never '': proxies turn it into an empty block, which others refuse.
  const said = text === '' ? null : text;
  return [
    { role: 'assistant', content: said, ...native, ...(calls.length === 0 ? {} : { tool_calls: calls }) },
  ];
}

function gather(
  into: Gathered,
  part: AssistantPart,
  path: string,
  { profile, ids, notes }: RenderContext,
): void {
  switch (part.type) {
    case 'text':
    case 'refusal':
      into.text += part.text;
      return;
    case 'call': {
      const call = { name: part.name, arguments: part.arguments.trim() === '' ? '{}' : part.arguments };
      into.calls.push({ id: ids(part.callId), type: 'function', function: call });
      return;
    }
    case 'reasoning':
    case 'opaque': {
      const { native } = part;
      if (native === undefined || !isIssuer(native, profile))
        notes.push({
          path,
          action: 'dropped',
          reason: `${part.type} goes back only to the one who issued it`,
        });
      else if (part.type === 'reasoning' && typeof native.item === 'string')
        into.native[native.item] = part.text;
      else if (isObject(native.item)) Object.assign(into.native, native.item);
    }
  }
}
