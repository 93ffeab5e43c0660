import { lettersOf } from '../hash.ts';
import { note, type TranslationNote } from './note.ts';
import type { TargetProfile } from './profile.ts';

/** From a tool's own name to the one that stands on the wire, and back. */
export interface WireNames {
  toWire(name: string): string;
  /** Wire names that are not the tool's own, with the tool's own. */
  readonly changed: Readonly<Record<string, string>>;
}

/**
 * Gives each tool a name that is legal for the target. A derived name depends on the tool's own name and on the tools
 * offered, which are the same for a whole run, so that an appended message never changes what stands before it.
 */
export function wireNames(
  offered: readonly string[],
  profile: TargetProfile,
  notes: TranslationNote[],
): WireNames {
  const changed: Record<string, string> = {};
  const derived = new Map<string, string>();
  const toWire = (name: string): string => {
    if (profile.toolNames.test(name)) return name;
    const known = derived.get(name);
    if (known !== undefined) return known;
    const wire = derive(
      name,
      profile.toolNames,
      (taken) => offered.includes(taken) || Object.hasOwn(changed, taken),
    );
    derived.set(name, wire);
    changed[wire] = name;
    return wire;
  };
  for (const [at, name] of offered.entries())
    if (toWire(name) !== name) notes.push(note(`tools[${at}].name`, 'toolName', toWire(name)));
  return { toWire, changed };
}

/** What a model would recognise of the name, and letters that tell it from its like. */
function derive(name: string, legal: RegExp, isTaken: (name: string) => boolean): string {
  const readable = name.replace(/[^A-Za-z0-9_-]+/g, '_').slice(0, 48);
  for (let round = 0; ; round += 1) {
    const candidate = `${readable}_${lettersOf(`${round}:${name}`, 8)}`;
    if (!legal.test(candidate)) throw new TypeError(`no name can match ${legal.source}`);
    if (!isTaken(candidate)) return candidate;
  }
}
