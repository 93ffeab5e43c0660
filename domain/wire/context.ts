import type { WireIds } from './call-ids.ts';
import type { TranslationNote } from './note.ts';
import type { TargetProfile } from './profile.ts';

/** What rendering one message needs to know besides the message. */
export interface RenderContext {
  readonly profile: TargetProfile;
  readonly ids: WireIds;
  /** Written to on the way. */
  readonly notes: TranslationNote[];
}
