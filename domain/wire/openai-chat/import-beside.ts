import type { OpaquePart } from '../../conversation/message.ts';
import type { Fields } from '../import/fields.ts';
import type { PlacedPart } from '../import/placed.ts';
import { note } from '../note.ts';
import type { ImportContext } from './import-context.ts';

/** The fields of a message that nobody has asked for, kept for whoever the body's model is. */
export function besideParts(
  message: Fields,
  { affinity, findings }: ImportContext,
): readonly PlacedPart<OpaquePart>[] {
  const item = message.rest();
  const names = Object.keys(item);
  if (names.length === 0) return [];
  for (const name of names) findings.notes.push(note(message.at(name), 'carriedField'));
  return [{ path: message.path, part: { type: 'opaque', native: { affinity, item } } }];
}
