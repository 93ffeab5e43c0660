import type { JsonObject } from '../../json.ts';
import type { Effort, Settings } from '../../run/settings.ts';
import { effortFor } from '../effort.ts';
import { note } from '../note.ts';
import type { ChatContext } from './chat-context.ts';

/** How hard the model is to think, how much it is to say, and for whom. */
export function answerSettings(settings: Settings, offered: boolean, context: ChatContext): JsonObject {
  const { profile, notes } = context;
  const { verbosity, user, showReasoning } = settings;
  const effort = effortWith(settings, offered, context);
  const lost = (name: keyof Settings) => notes.push(note(`settings.${name}`, 'setting', profile.target));
  if (verbosity !== undefined && !profile.verbosity) lost('verbosity');
  if (user !== undefined && profile.userField === 'none') lost('user');
  // Servers of this API tell their reasoning unasked, or not at all.
  if (showReasoning === true) lost('showReasoning');
  return {
    ...(effort === undefined ? {} : { reasoning_effort: effort }),
    ...(verbosity === undefined || !profile.verbosity ? {} : { verbosity }),
    ...(user === undefined || profile.userField === 'none' ? {} : { [profile.userField]: user }),
  };
}

function effortWith(
  settings: Settings,
  offered: boolean,
  { profile, notes }: ChatContext,
): Effort | undefined {
  const needed = offered ? profile.effortWithTools : undefined;
  if (needed === undefined) return effortFor(settings, profile, notes);
  if (settings.effort !== undefined && settings.effort !== needed)
    notes.push(note('settings.effort', 'effort', `${needed}, with tools`));
  return needed;
}
