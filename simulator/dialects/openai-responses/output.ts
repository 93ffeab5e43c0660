import type { Answer, AnsweredCall, Search } from '../../model/answer.ts';
import type { Writing } from '../dialect.ts';
import { urlCitation } from '../openai/citation.ts';
import { encryptedContent, summarises } from './reasoning.ts';

const ITEM_ID_LENGTH = 48;
const CALL_ID_LENGTH = 24;

export type OutputItem = ReasoningItem | SearchItem | MessageItem | CallItem | CustomCallItem;

export interface ReasoningItem {
  readonly id: string;
  readonly type: 'reasoning';
  readonly summary: readonly SummaryText[];
  readonly encrypted_content?: string;
}

export interface SummaryText {
  readonly type: 'summary_text';
  readonly text: string;
}

export interface SearchItem {
  readonly id: string;
  readonly type: 'web_search_call';
  readonly status: 'completed';
  readonly action: object;
}

export interface MessageItem {
  readonly id: string;
  readonly type: 'message';
  readonly status: Status;
  readonly role: 'assistant';
  readonly content: readonly MessagePart[];
}

export interface CallItem {
  readonly id: string;
  readonly type: 'function_call';
  readonly status: Status;
  readonly call_id: string;
  readonly name: string;
  readonly arguments: string;
}

export interface CustomCallItem {
  readonly id: string;
  readonly type: 'custom_tool_call';
  readonly status: Status;
  readonly call_id: string;
  readonly name: string;
  readonly input: string;
}

export type MessagePart = OutputText | Refusal;

export interface OutputText {
  readonly type: 'output_text';
  readonly text: string;
  readonly annotations: readonly ReturnType<typeof urlCitation>[];
  readonly logprobs: readonly never[];
}

export interface Refusal {
  readonly type: 'refusal';
  readonly refusal: string;
}

type Status = 'in_progress' | 'completed' | 'incomplete';

/** The items of a finished answer; the one at which it was cut is incomplete. */
export function outputItems(answer: Answer, writing: Writing): OutputItem[] {
  const isCut = answer.finish === 'length' || answer.finish === 'filter';
  const last = answer.calls.length - 1;
  const said: OutputItem[] = (answer.searches ?? []).map((search) => searchItem(search, writing));
  if (answer.text !== '') {
    said.push({
      id: writing.mintId('msg_', ITEM_ID_LENGTH),
      type: 'message',
      status: isCut && last < 0 ? 'incomplete' : 'completed',
      role: 'assistant',
      content: [messagePart(answer)],
    });
  }
  for (const [index, one] of answer.calls.entries())
    said.push(callItem(one, isCut && index === last ? 'incomplete' : 'completed', writing));
  // Reasoning alone would be an item that cannot be sent back.
  return said.length > 0 && answer.thought !== undefined
    ? [reasoningItem(answer.thought, writing), ...said]
    : said;
}

export function outputText(text: string, annotations: OutputText['annotations'] = []): OutputText {
  return { type: 'output_text', text, annotations, logprobs: [] };
}

function messagePart({ text, finish, citation }: Answer): MessagePart {
  if (finish === 'refusal') return { type: 'refusal', refusal: text };
  return outputText(text, citation?.of === 'page' ? [urlCitation(citation.page, text)] : []);
}

function callItem(call: AnsweredCall, status: Status, { mintId }: Writing): CallItem | CustomCallItem {
  const named = { status, call_id: mintId('call_', CALL_ID_LENGTH), name: call.tool };
  return call.freeform === true
    ? { id: mintId('ctc_', ITEM_ID_LENGTH), type: 'custom_tool_call', ...named, input: call.arguments }
    : { id: mintId('fc_', ITEM_ID_LENGTH), type: 'function_call', ...named, arguments: call.arguments };
}

/** https://platform.openai.com/docs/guides/tools-web-search */
function searchItem({ query, page: { url } }: Search, { body: { include }, mintId }: Writing): SearchItem {
  const withSources = Array.isArray(include) && include.includes('web_search_call.action.sources');
  return {
    id: mintId('ws_', ITEM_ID_LENGTH),
    type: 'web_search_call',
    status: 'completed',
    action: { type: 'search', query, ...(withSources && { sources: [{ type: 'url', url }] }) },
  };
}

function reasoningItem({ text, redacted }: NonNullable<Answer['thought']>, writing: Writing): ReasoningItem {
  const { body, provider, mintId } = writing;
  const content = encryptedContent(body, provider);
  return {
    id: mintId('rs_', ITEM_ID_LENGTH),
    type: 'reasoning',
    summary: summarises(body) && !redacted ? [{ type: 'summary_text', text }] : [],
    ...(content !== undefined && { encrypted_content: content }),
  };
}
