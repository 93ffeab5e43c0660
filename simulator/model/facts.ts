import { isFields, parseJson } from '../json.ts';
import type { Conversation } from './conversation.ts';

export type Facts = ReadonlyMap<string, unknown>;

// A bare value is no key itself: in `Details: id=7` the pair is `id=7`. But `url: https://…` is one. The look-behind keeps
// the search linear in the text.
const PAIR =
  /(?<![\w-])"?([A-Za-z_][\w-]*)"?\s*[:=]\s*(?:"([^"\n]*)"|(?!"?[A-Za-z_][\w-]*"?\s*[:=](?!\/\/))([^\s,;"]+))/g;

/** All the model knows: `key: value` pairs of the texts, then the fields of tool results; later ones win. */
export function gatherFacts(conversation: Conversation): Facts {
  const facts = new Map<string, unknown>();
  const texts = conversation.turns.filter((turn) => turn.role === 'user').map((turn) => turn.text);
  for (const [, key, quoted, bare] of [conversation.system, ...texts].join('\n').matchAll(PAIR)) {
    if (key !== undefined) facts.set(key, quoted ?? bare?.replace(/[.!?)\]}]+$/, ''));
  }
  for (const turn of conversation.turns) {
    if (turn.role !== 'results') continue;
    for (const result of turn.results) {
      const value = result.failed ? undefined : parseJson(result.text);
      if (isFields(value)) for (const [key, field] of Object.entries(value)) facts.set(key, field);
    }
  }
  return facts;
}

/** A fact as the schema of a property wants it: `"12"` found in a text is the number 12 for a number. */
export function asSchemaType(value: unknown, schema: unknown): unknown {
  const type = isFields(schema) ? schema['type'] : undefined;
  if (type === 'string' && typeof value !== 'string') return JSON.stringify(value);
  if (typeof value !== 'string') return value;
  if ((type === 'number' || type === 'integer') && Number.isFinite(Number(value))) return Number(value);
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}
