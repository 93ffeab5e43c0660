import { callsOf } from '../conversation/calls.ts';
import { lettersOf } from '../hash.ts';
import type { Message } from '../conversation/message.ts';
import { providerOf } from '../route/target.ts';
import type { TargetProfile } from './profile.ts';

/** From our `callId` to the id that stands on the wire. */
export type WireIds = (callId: string) => string;

/**
 * Gives each call an id that is legal for the target. The vendor's own id goes back to the vendor that issued it,
 * because signed reasoning covers it; elsewhere ours is used, or one derived from it. An id is taken by the first
 * call that wants it, so that an appended message never changes what stands before it.
 */
export function wireIds(conversation: readonly Message[], profile: TargetProfile): WireIds {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const message of conversation) {
    if (message.role !== 'assistant') continue;
    const own = message.by !== undefined && providerOf(message.by) === providerOf(profile.target);
    for (const call of callsOf(message)) {
      const wanted = own && call.nativeId !== undefined ? [call.nativeId, call.callId] : [call.callId];
      const id =
        wanted.find((candidate) => isLegal(candidate, profile) && !taken.has(candidate)) ??
        derive(call.callId, profile, taken);
      ids.set(call.callId, id);
      taken.add(id);
    }
  }
  return (callId) => ids.get(callId) ?? callId;
}

function isLegal(id: string, { callIds }: TargetProfile): boolean {
  return id.length > 0 && id.length <= callIds.maxLength && callIds.pattern.test(id);
}

/** Shapes to try: the one most vendors use, then bare characters for those that count them. */
function shapes(hash: string, maxLength: number): readonly string[] {
  return [`call_${hash}`, hash.slice(0, Math.min(hash.length, maxLength))];
}

function derive(callId: string, profile: TargetProfile, taken: ReadonlySet<string>): string {
  for (let round = 0; ; round += 1) {
    const candidates = shapes(lettersOf(`${round}:${callId}`, 24), profile.callIds.maxLength);
    const legal = candidates.filter((candidate) => isLegal(candidate, profile));
    if (legal.length === 0) throw new TypeError(`no id can match ${profile.callIds.pattern.source}`);
    const free = legal.find((candidate) => !taken.has(candidate));
    if (free !== undefined) return free;
  }
}
