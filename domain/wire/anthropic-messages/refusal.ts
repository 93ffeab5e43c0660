import type { RefusalPart } from '../../conversation/message.ts';

/**
 * What was said before a refusal is not to be trusted, so the refusal stands alone, in the vendor's words if it gave
 * any.
 * https://platform.claude.com/docs/en/test-and-evaluate/strengthen-guardrails/handle-streaming-refusals
 */
export function refusalOf(details: Record<string, unknown>): RefusalPart {
  const { explanation, category } = details;
  const named = typeof category === 'string' ? { category } : {};
  if (typeof explanation === 'string' && explanation.trim() !== '')
    return { type: 'refusal', text: explanation, ...named };
  const about = typeof category === 'string' ? ` (${category})` : '';
  return { type: 'refusal', text: `The model declined to answer${about}.`, ...named };
}
