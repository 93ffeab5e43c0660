import type { Message } from './message.ts';

/** Fields that name and number things. All others may hold what somebody said. */
const names: ReadonlySet<string> = new Set([
  'type',
  'callId',
  'nativeId',
  'name',
  'status',
  'affinity',
  'by',
  'role',
  'finish',
  'at',
  'kind',
  'mediaType',
  'data',
  'phase',
  'half',
  'tool',
  'cache',
]);

/** Everything that people, models and tools said in these messages, in order. */
export function textsOf(messages: readonly Message[]): readonly string[] {
  return textsIn(messages);
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return Object.entries(value).flatMap(([name, each]) => (names.has(name) ? [] : textsIn(each)));
}
