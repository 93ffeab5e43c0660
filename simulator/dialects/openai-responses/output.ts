import type { Answer } from '../../model/answer.ts';
import type { Writing } from '../dialect.ts';
import { encryptedContent, reasons } from './reasoning.ts';

const ITEM_ID_LENGTH = 48;
const CALL_ID_LENGTH = 24;

export type OutputItem = ReasoningItem | MessageItem | CallItem;

interface ReasoningItem {
  readonly id: string;
  readonly type: 'reasoning';
  readonly summary: readonly never[];
  readonly encrypted_content?: string;
}

export interface MessageItem {
  readonly id: string;
  readonly type: 'message';
  readonly status: Status;
  readonly role: 'assistant';
  readonly content: readonly (OutputText | Refusal)[];
}

export interface CallItem {
  readonly id: string;
  readonly type: 'function_call';
  readonly status: Status;
  readonly call_id: string;
  readonly name: string;
  readonly arguments: string;
}

interface OutputText {
  readonly type: 'output_text';
  readonly text: string;
  readonly annotations: readonly never[];
  readonly logprobs: readonly never[];
}

interface Refusal {
  readonly type: 'refusal';
  readonly refusal: string;
}

type Status = 'in_progress' | 'completed' | 'incomplete';

/** The items of a finished answer; the one at which it was cut is incomplete. */
export function outputItems(answer: Answer, writing: Writing): OutputItem[] {
  const isCut = answer.finish === 'length' || answer.finish === 'filter';
  const last = answer.calls.length - 1;
  const said: OutputItem[] = [];
  if (answer.text !== '') {
    said.push({
      id: writing.mintId('msg_', ITEM_ID_LENGTH),
      type: 'message',
      status: isCut && last < 0 ? 'incomplete' : 'completed',
      role: 'assistant',
      content: [answer.finish === 'refusal' ? refusal(answer.text) : outputText(answer.text)],
    });
  }
  for (const [index, one] of answer.calls.entries()) {
    said.push({
      id: writing.mintId('fc_', ITEM_ID_LENGTH),
      type: 'function_call',
      status: isCut && index === last ? 'incomplete' : 'completed',
      call_id: writing.mintId('call_', CALL_ID_LENGTH),
      name: one.tool,
      arguments: one.arguments,
    });
  }
  // Reasoning alone would be an item that cannot be sent back.
  return said.length > 0 && reasons(writing.body) ? [reasoningItem(writing), ...said] : said;
}

export function outputText(text: string): OutputText {
  return { type: 'output_text', text, annotations: [], logprobs: [] };
}

export function refusal(text: string): Refusal {
  return { type: 'refusal', refusal: text };
}

function reasoningItem({ body, provider, mintId }: Writing): ReasoningItem {
  const content = encryptedContent(body, provider);
  return {
    id: mintId('rs_', ITEM_ID_LENGTH),
    type: 'reasoning',
    summary: [],
    ...(content !== undefined && { encrypted_content: content }),
  };
}
