import type { AssistantMessage, AssistantPart } from '../../conversation/message.ts';
import type { JsonObject } from '../../json.ts';
import type { RenderContext } from '../context.ts';
import { isIssuer } from '../same-issuer.ts';
import { messageItem } from './message-item.ts';

interface Rendered {
  readonly part: AssistantPart;
  readonly path: string;
  /** Undefined: left out. */
  readonly item: JsonObject | undefined;
}

/**
 * The items of one assistant message, in its own order: words and calls are items alike. Reasoning needs the item that
 * it led to ("was provided without its required following item"), so none stands at the end.
 * https://platform.openai.com/docs/guides/reasoning#keeping-reasoning-items-in-context
 */
export function renderAssistant(
  { content }: AssistantMessage,
  path: string,
  context: RenderContext,
): readonly JsonObject[] {
  const rendered = content
    .map((part, at) => renderPart(part, `${path}.content[${at}]`, context))
    .filter((each): each is Rendered & { readonly item: JsonObject } => each.item !== undefined);
  const last = rendered.findLastIndex(({ part }) => part.type !== 'reasoning');
  for (const each of rendered.slice(last + 1))
    context.notes.push({ path: each.path, action: 'dropped', reason: 'nothing follows this reasoning' });
  const items = rendered.slice(0, last + 1).map(({ item }) => item);
  if (items.length === 0) context.notes.push({ path, action: 'dropped', reason: 'nothing is left of it' });
  return items;
}

function renderPart(part: AssistantPart, path: string, { profile, ids, notes }: RenderContext): Rendered {
  switch (part.type) {
    case 'text':
    case 'refusal':
      if (part.text.trim() !== '') return { part, path, item: messageItem('assistant', part.text) };
      notes.push({ path, action: 'dropped', reason: 'blank text says nothing' });
      return { part, path, item: undefined };
    case 'call': {
      const { name } = part;
      const text = part.arguments.trim() === '' ? '{}' : part.arguments;
      // No item id: only the vendor gives them, and it needs none.
      const item = { type: 'function_call', call_id: ids(part.callId), name, arguments: text };
      return { part, path, item };
    }
    case 'reasoning':
    case 'opaque':
    default:
      if (part.native !== undefined && isIssuer(part.native, profile))
        return { part, path, item: part.native.item as JsonObject };
      notes.push({ path, action: 'dropped', reason: `${part.type} goes back only to the one who issued it` });
      return { part, path, item: undefined };
  }
}
