import { efforts, type Effort, type Settings } from '../run/settings.ts';
import { note, type TranslationNote } from './note.ts';
import type { TargetProfile } from './profile.ts';

/**
 * The effort to ask this target for: the highest it knows that is not above what is wanted, else its lowest. Undefined
 * when none is wanted, or it can't be told.
 */
export function effortFor(
  { effort }: Settings,
  { efforts: known, target }: TargetProfile,
  notes: TranslationNote[],
): Effort | undefined {
  if (effort === undefined) return undefined;
  const wanted = efforts.indexOf(effort);
  const given = known.findLast((each) => efforts.indexOf(each) <= wanted) ?? known[0];
  if (given === undefined) notes.push(note('settings.effort', 'setting', target));
  else if (given !== effort) notes.push(note('settings.effort', 'effort', given));
  return given;
}
