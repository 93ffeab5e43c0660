import type { AssistantPart } from '../../conversation/message.ts';
import { isObject, textIn, type JsonObject } from '../../json.ts';
import type { Answer, Finish } from '../format.ts';

/** How a response ended. */
export interface Ending {
  readonly cut: boolean;
  /** The vendor's own word. */
  readonly reason: string;
}

export function endingOf(
  { status, incomplete_details: given }: Record<string, unknown>,
  incomplete: boolean,
) {
  const cut = incomplete || status === 'incomplete';
  const reason = (isObject(given) && textIn(given['reason'])) || 'incomplete';
  return { cut, reason: cut ? reason : 'completed' };
}

/** Whatever cut it, what it was about to call may be half of what it meant: that is what `length` stands for. */
export function finishOf({ cut, reason }: Ending, content: readonly AssistantPart[]): Finish {
  if (cut) return reason === 'content_filter' ? 'content_filter' : 'length';
  return content.some((part) => part.type === 'refusal') ? 'refusal' : 'stop';
}

/** https://platform.openai.com/docs/api-reference/responses/object#responses-object-incomplete_details */
const cuts = ['max_output_tokens', 'max_messages', 'steered'];

/** The fields of a response that tell its end: what the API has no word for is complete. */
export function endingBody({ finish, rawFinish = '' }: Pick<Answer, 'finish' | 'rawFinish'>): JsonObject {
  if (finish === 'content_filter') return incompleteBy('content_filter');
  if (finish === 'length') return incompleteBy(cuts.includes(rawFinish) ? rawFinish : 'max_output_tokens');
  return { status: 'completed', incomplete_details: null };
}

function incompleteBy(reason: string): JsonObject {
  return { status: 'incomplete', incomplete_details: { reason } };
}
