import type { Fields } from '../../json.ts';
import type { Answer, AnsweredCall } from '../../model/answer.ts';
import type { Writing } from '../dialect.ts';
import { urlCitation } from '../openai/citation.ts';
import { thinksOpenly } from './reasoning.ts';

const CALL_ID_LENGTH = 24;

/** One call as the vendor writes it. */
export interface WireCall {
  readonly id: string;
  readonly kind: 'function' | 'custom';
  readonly call: AnsweredCall;
}

export function wireCalls({ calls }: Answer, { mintId }: Writing): WireCall[] {
  return calls.map((call) => ({
    id: mintId('call_', CALL_ID_LENGTH),
    kind: call.freeform === true ? 'custom' : 'function',
    call,
  }));
}

/** A call whose arguments have come this far. */
export function callFields({ id, kind, call }: WireCall, text: string): Fields {
  return { id, type: kind, [kind]: { name: call.tool, [ARGUMENTS[kind]]: text } };
}

export const ARGUMENTS = { function: 'arguments', custom: 'input' } as const;

/** What the answer's reasoning reads like; undefined when it stays inside. */
export function openReasoning({ thought }: Answer, { body }: Writing): string | undefined {
  return thought === undefined || !thinksOpenly(body) ? undefined : thought.text;
}

/** https://platform.openai.com/docs/api-reference/chat/object */
export function messageFields(answer: Answer, writing: Writing): Fields {
  const calls = wireCalls(answer, writing);
  const isRefused = answer.finish === 'refusal';
  const isSilent = isRefused || (answer.text === '' && calls.length > 0);
  const reasoning = openReasoning(answer, writing);
  return {
    role: 'assistant',
    content: isSilent ? null : answer.text,
    ...(reasoning !== undefined && { reasoning_content: reasoning }),
    ...(calls.length > 0 && { tool_calls: calls.map((one) => callFields(one, one.call.arguments)) }),
    refusal: isRefused ? answer.text : null,
    annotations: annotations(answer),
  };
}

export function annotations({ text, citation }: Answer): Fields[] {
  if (citation?.of !== 'page') return [];
  const { type, ...url_citation } = urlCitation(citation.page, text);
  return [{ type, url_citation }];
}
