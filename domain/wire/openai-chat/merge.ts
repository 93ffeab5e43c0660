import type { Json, JsonObject } from '../../json.ts';

/**
 * Makes one message of neighbours of one role: the chat templates of Mistral, Gemini and many models behind vLLM refuse
 * a conversation in which user and assistant don't take turns. Tool messages stay apart, one for each call, and so do
 * speakers of different names.
 */
export function mergeNeighbours(messages: readonly JsonObject[]): readonly JsonObject[] {
  const out: JsonObject[] = [];
  for (const message of messages) {
    const last = out.at(-1);
    if (last !== undefined && isOne(last, message)) out[out.length - 1] = merged(last, message);
    else out.push(message);
  }
  return out;
}

function isOne(a: JsonObject, b: JsonObject): boolean {
  return a['role'] === b['role'] && a['role'] !== 'tool' && a['name'] === b['name'];
}

/** Whatever both have is joined, as nothing of either may be lost. */
function merged(a: JsonObject, b: JsonObject): JsonObject {
  const both = Object.keys(b).filter((name) => name !== 'role' && name !== 'name' && a[name] !== undefined);
  const joint = both.map((name) => [name, joined(a[name] ?? null, b[name] ?? null)] as const);
  return { ...a, ...b, ...Object.fromEntries(joint) };
}

function joined(a: Json, b: Json): Json {
  if (a === null || a === '') return b;
  if (b === null || b === '') return a;
  if (typeof a === 'string' && typeof b === 'string') return `${a}\n\n${b}`;
  if (Array.isArray(a) || Array.isArray(b)) return [...asList(a), ...asList(b)];
  return b;
}

function asList(value: Json): readonly Json[] {
  return typeof value === 'string' ? [{ type: 'text', text: value }] : (value as readonly Json[]);
}
