import { isFields, type Fields } from '../../json.ts';
import { objects } from '../../judge/values.ts';
import { type Binding, opens, seal } from '../seal.ts';

const FERNET = 'gAAAAAB';
const INCLUDE = 'reasoning.encrypted_content';

/** Whether the request makes its model a reasoning one. */
export function reasons({ reasoning }: Fields): boolean {
  return isFields(reasoning) && reasoning['effort'] !== 'none';
}

/** Whether the request asks for a summary of the reasoning. */
export function summarises({ reasoning }: Fields): boolean {
  if (!isFields(reasoning)) return false;
  return typeof (reasoning['summary'] ?? reasoning['generate_summary']) === 'string';
}

/** The content for a reasoning item that answers this request; undefined when it was not asked for. */
export function encryptedContent(body: Fields, provider: string): string | undefined {
  const { include, input } = body;
  if (!Array.isArray(include) || !include.includes(INCLUDE)) return undefined;
  return `${FERNET}${seal(binding(body, provider, Array.isArray(input) ? input.length : 1))}`;
}

/** Whether the reasoning item at this place in the input was made for this place. */
export function belongsHere(content: string, body: Fields, provider: string, index: number): boolean {
  return content.startsWith(FERNET) && opens(content.slice(FERNET.length), binding(body, provider, index));
}

function binding(body: Fields, provider: string, end: number): Binding {
  const { input, instructions } = body;
  const items = typeof input === 'string' ? [{ role: 'user', content: input }] : objects(input).slice(0, end);
  const prefix = [instructions ?? '', ...items.map(seen)];
  return { provider, model: String(body['model']), prefix };
}

/** An item as the model sees it: without ids and statuses, which a client may leave out. */
function seen(item: Fields): unknown[] {
  switch (item['type']) {
    case 'function_call':
      return ['call', item['call_id'], item['name'], item['arguments']];
    case 'custom_tool_call':
      return ['call', item['call_id'], item['name'], item['input']];
    case 'function_call_output':
    case 'custom_tool_call_output':
      return ['output', item['call_id'], seenContent(item['output'])];
    case 'reasoning':
      return ['reasoning', item['encrypted_content']];
    case 'web_search_call':
      return ['search', item['action']];
    default:
      return [item['role'] ?? item['type'], seenContent(item['content'])];
  }
}

/** A text alone is the same as one part. */
function seenContent(content: unknown): unknown[] {
  if (typeof content === 'string') return [content];
  return objects(content).map((part) => part['text'] ?? part['refusal'] ?? part);
}
