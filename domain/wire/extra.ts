import type { JsonObject } from '../json.ts';
import type { Settings } from '../run/settings.ts';
import { note, type TranslationNote } from './note.ts';

/**
 * The fields that the caller adds to requests of this format. Those in `owned` are ours alone, and other formats'
 * fields mean nothing here.
 */
export function extraFor(
  { extra = {} }: Settings,
  format: string,
  owned: readonly string[],
  notes: TranslationNote[],
): JsonObject {
  for (const other of Object.keys(extra))
    if (other !== format) notes.push(note(`settings.extra["${other}"]`, 'extraField'));
  return Object.fromEntries(
    Object.entries(extra[format] ?? {}).filter(([name]) => {
      if (!owned.includes(name)) return true;
      notes.push(note(`settings.extra["${format}"].${name}`, 'setting', 'it is set by what the call says'));
      return false;
    }),
  );
}
