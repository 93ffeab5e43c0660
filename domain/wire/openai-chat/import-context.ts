import type { Affinity } from '../../conversation/affinity.ts';
import type { CacheTtl } from '../../conversation/message.ts';
import { isObject } from '../../json.ts';
import type { Fields, Findings } from '../import/fields.ts';
import { note } from '../note.ts';
import type { OpenCalls } from './open-calls.ts';

/** What importing one message needs to know besides the message. */
export interface ImportContext {
  /** Who issued what the body's assistant messages hold: whoever the body's model is. */
  readonly affinity: Affinity;
  readonly calls: OpenCalls;
  readonly findings: Findings;
}

/** The text of a field that must be there; a missing one is a problem. */
export function needed(fields: Fields, name: string): string {
  const text = fields.text(name);
  if (text === undefined && fields.raw(name) === undefined) fields.missing(name);
  return text ?? '';
}

/** Fields that nobody has asked for are refused: the answer may hang on them. */
export function refuseRest(fields: Fields): void {
  for (const name of Object.keys(fields.rest())) fields.refuse(name, 'can’t be carried: leave it out');
}

/** Fields that clients send back although they change no answer. */
export function ignore(fields: Fields, names: readonly string[], { notes }: Findings): void {
  for (const name of names)
    if (fields.raw(name) !== undefined) notes.push(note(fields.at(name), 'ignoredField'));
}

/**
 * The hint that a mark of the prompt's cache gives: OpenAI's own, or the one that gateways to Anthropic take.
 * https://platform.openai.com/docs/guides/prompt-caching
 */
export function cacheIn(fields: Fields): { readonly cache?: CacheTtl } {
  const mark = fields.raw('prompt_cache_breakpoint') ?? fields.raw('cache_control');
  fields.raw('cache_control');
  if (!isObject(mark)) return {};
  return { cache: mark['ttl'] === '1h' || mark['ttl'] === '12h' ? '1h' : '5m' };
}
