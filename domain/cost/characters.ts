import { isObject } from '../json.ts';

/** The fields in which the wire formats stream words, thoughts and arguments. */
const fields: ReadonlySet<string> = new Set([
  'text',
  'thinking',
  'partial_json',
  'content',
  'reasoning',
  'reasoning_content',
  'refusal',
  'arguments',
]);

/** Characters of an answer that a streamed event brings, in any wire format: what its `delta` adds. */
export function charactersIn(event: unknown): number {
  if (!isObject(event)) return 0;
  const choices: readonly unknown[] = Array.isArray(event['choices']) ? event['choices'] : [];
  return [event, ...choices].reduce<number>(
    (sum, each) => sum + (isObject(each) ? added(each['delta']) : 0),
    0,
  );
}

function added(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + added(each), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce((sum, [key, each]) => {
    if (typeof each === 'string') return sum + (fields.has(key) ? each.length : 0);
    return sum + added(each);
  }, 0);
}
