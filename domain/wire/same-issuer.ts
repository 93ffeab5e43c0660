import type { AssistantMessage, Native } from '../conversation/message.ts';
import type { TargetProfile } from './profile.ts';

/** A dated name of a model: `gpt-4.1-2025-04-14`, `claude-opus-4-1-20250805`, `claude-…@20250805`. */
const date = /^[-@](\d{8}|\d{4}-\d{2}-\d{2})$/;

/** Whether a payload may go back to this target: signatures and encrypted reasoning are bound to their issuer. */
export function isIssuer({ affinity }: Native, { format, target, model }: TargetProfile): boolean {
  if (affinity.api !== format) return false;
  return affinity.target === undefined ? isSameModel(affinity.model, model) : affinity.target === target;
}

/** Whether this target said the message itself: then its order and its blanks stay, as its signatures cover them. */
export function isOwn(message: AssistantMessage, profile: TargetProfile): boolean {
  if (message.by !== undefined) return message.by === profile.target;
  return message.content.some(
    (part) => 'native' in part && part.native !== undefined && isIssuer(part.native, profile),
  );
}

function isSameModel(named: string | undefined, model: string): boolean {
  if (named === undefined || named === model) return true;
  return (
    (named.startsWith(model) && date.test(named.slice(model.length))) ||
    (model.startsWith(named) && date.test(model.slice(named.length)))
  );
}
