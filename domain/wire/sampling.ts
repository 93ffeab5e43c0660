import type { Settings } from '../run/settings.ts';
import { note, type TranslationNote } from './note.ts';
import type { TargetProfile } from './profile.ts';

/** Temperature and top-p as this target takes them, the temperature at most `hottest`; absent where there is none to send. */
export function samplingFor(
  settings: Settings,
  profile: TargetProfile,
  hottest: number,
  notes: TranslationNote[],
): { readonly temperature?: number; readonly top_p?: number } {
  const { temperature, topP } = settings;
  if (!profile.sampling) {
    for (const name of ['temperature', 'topP'] as const)
      if (settings[name] !== undefined) notes.push(note(`settings.${name}`, 'setting', profile.target));
    return {};
  }
  if (temperature !== undefined && temperature > hottest)
    notes.push(note('settings.temperature', 'settingRange', `at most ${hottest}`));
  return {
    ...(temperature === undefined ? {} : { temperature: Math.min(temperature, hottest) }),
    ...(topP === undefined ? {} : { top_p: topP }),
  };
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
    const loss = sent.length === 0 ? 'setting' : 'stops';
    notes.push(note('settings.stop', loss, `${profile.target} takes ${sent.length} of these ${stop.length}`));
  }
  return sent;
}

/** Tokens of the answer, at most: what is asked for within what the model can write. */
export function outputTokensFor(
  { maxOutputTokens }: Settings,
  { defaultMaxOutputTokens, maxOutputTokens: most }: TargetProfile,
  notes: TranslationNote[],
): number {
  const wanted = maxOutputTokens ?? defaultMaxOutputTokens;
  if (most === undefined || wanted <= most) return wanted;
  if (maxOutputTokens !== undefined)
    notes.push(note('settings.maxOutputTokens', 'settingRange', `at most ${most}`));
  return most;
}
