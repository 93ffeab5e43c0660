import { isObject, type Json, type JsonObject } from '../../json.ts';
import type { Settings } from '../../run/settings.ts';
import type { RenderContext } from '../context.ts';
import { effortFor } from '../effort.ts';
import { note } from '../note.ts';

/**
 * How a model thinks, and whether it tells of it.
 * https://platform.openai.com/docs/guides/reasoning
 */
export function reasoningFor(settings: Settings, { profile, notes }: RenderContext): JsonObject {
  const effort = effortFor(settings, profile, notes);
  const told = settings.showReasoning === true && profile.efforts.length > 0;
  if (settings.showReasoning === true && !told)
    notes.push(note('settings.showReasoning', 'setting', profile.target));
  return { ...(effort === undefined ? {} : { effort }), ...(told ? { summary: 'auto' } : {}) };
}

export function verbosityFor({ verbosity }: Settings, { profile, notes }: RenderContext): JsonObject {
  if (verbosity === undefined) return {};
  if (profile.verbosity) return { verbosity };
  notes.push(note('settings.verbosity', 'setting', profile.target));
  return {};
}

export function userFor({ user }: Settings, { profile, notes }: RenderContext): JsonObject {
  if (user === undefined) return {};
  if (profile.userField !== 'none') return { [profile.userField]: user };
  notes.push(note('settings.user', 'setting', profile.target));
  return {};
}

/** What an answer is to bring along; its own seals, where the model has them, and what the caller adds. */
export function included(
  { encryptedReasoning }: RenderContext['profile'],
  also: Json | undefined,
): JsonObject {
  const seals = 'reasoning.encrypted_content';
  const others = Array.isArray(also) ? (also as readonly Json[]).filter((each) => each !== seals) : [];
  const include = [...(encryptedReasoning ? [seals] : []), ...others];
  return include.length === 0 ? {} : { include };
}

/** The field with both objects' fields, the later ones first; none where it would be empty. */
export function joinedField(name: string, ...objects: readonly (Json | undefined)[]): JsonObject {
  const joined: JsonObject = Object.assign({}, ...objects.filter(isObject)) as JsonObject;
  return Object.keys(joined).length === 0 ? {} : { [name]: joined };
}
