import type { AssistantPart, HostedPart } from '../conversation/message.ts';
import type { RenderContext } from './context.ts';
import { hostedText } from './hosted-text.ts';
import { note, type Loss } from './note.ts';
import { isIssuer } from './same-issuer.ts';

type Bound = Extract<AssistantPart, { readonly native?: unknown }>;

/** Whether the vendor's own payload of a part goes to this target. */
export function goesBack(part: Bound, { profile, withoutReasoning }: RenderContext): boolean {
  if (part.type === 'reasoning' && withoutReasoning) return false;
  return part.native !== undefined && isIssuer(part.native, profile);
}

/**
 * What another vendor's model is told in place of a part that only its issuer understands: words for a hosted run that
 * is whole, nothing for the rest. Notes what is lost.
 */
export function inWords(part: AssistantPart, path: string, context: RenderContext): string | undefined {
  const { notes } = context;
  switch (part.type) {
    case 'hosted':
      return hostedInWords(part, path, context);
    case 'reasoning': {
      notes.push(note(path, reasoningLoss(part, context)));
      return undefined;
    }
    case 'compaction':
      notes.push(note(path, 'foreignCompaction'));
      return undefined;
    case 'opaque':
      notes.push(note(path, 'foreignOpaque'));
      return undefined;
    case 'text':
    case 'blob':
    case 'call':
    case 'refusal':
    default:
      return undefined;
  }
}

function reasoningLoss(part: Extract<AssistantPart, { type: 'reasoning' }>, context: RenderContext): Loss {
  if (part.native === undefined) return 'unsignedReasoning';
  return isIssuer(part.native, context.profile) ? 'rejectedReasoning' : 'foreignReasoning';
}

/** The words stand where the result does. */
function hostedInWords(part: HostedPart, path: string, { hosted, notes }: RenderContext): string | undefined {
  if (!hosted.has(part.callId)) {
    notes.push(note(path, 'loneHostedTool'));
    return undefined;
  }
  if (part.half === 'call') return undefined;
  notes.push(note(path, 'hostedTool'));
  return hostedText(part);
}
