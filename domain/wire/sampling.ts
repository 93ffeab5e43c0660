import type { Settings } from '../run/settings.ts';
import type { TranslationNote } from './note.ts';
import type { TargetProfile } from './profile.ts';

/** The temperature this target takes, at most `highest`; undefined when there is none to send. */
export function temperatureFor(
  { temperature }: Settings,
  profile: TargetProfile,
  highest: number,
  notes: TranslationNote[],
): number | undefined {
  if (temperature === undefined) return undefined;
  const path = 'settings.temperature';
  if (!profile.temperature) {
    notes.push({ path, action: 'dropped', reason: `${profile.target} doesn't take one` });
    return undefined;
  }
  if (temperature > highest) notes.push({ path, action: 'approximated', reason: `at most ${highest} here` });
  return Math.min(temperature, highest);
}

/** The stop sequences this target takes. Blank ones are refused by Anthropic, and cut every answer elsewhere. */
export function stopsFor(
  { stop = [] }: Settings,
  profile: TargetProfile,
  notes: TranslationNote[],
): readonly string[] {
  const words = stop.filter((text) => text.trim() !== '');
  const sent = words.slice(0, profile.maxStops ?? words.length);
  if (sent.length < stop.length) {
    const reason = `${profile.target} takes ${sent.length} of these ${stop.length}`;
    notes.push({ path: 'settings.stop', action: sent.length === 0 ? 'dropped' : 'approximated', reason });
  }
  return sent;
}
