import type { Answer } from '../../model/answer.ts';
import { pieces } from '../../model/tokens.ts';
import type { Mark, StreamEvent, Writing } from '../dialect.ts';
import { type CallItem, type MessageItem, type OutputItem, outputText, refusal } from './output.ts';
import { finishedResponse } from './response.ts';

/** https://platform.openai.com/docs/api-reference/responses-streaming */
export function events(answer: Answer, writing: Writing): StreamEvent[] {
  const finished = finishedResponse(answer, writing);
  const unfinished = { status: 'in_progress', output: [], usage: null };
  const response = { ...finished, ...unfinished, completed_at: null, incomplete_details: null };
  const found: StreamEvent[] = [];
  const add: Add = (mark, type, fields, counted = { tokens: 0 }) => {
    const wire = sse(type, { ...fields, sequence_number: found.length });
    found.push({ mark, ...counted, wire });
  };
  add('start', 'response.created', { response });
  add('block', 'response.in_progress', { response });
  for (const [place, item] of finished.output.entries()) {
    const index = item.type === 'function_call' ? writing.callIndex(place) : place;
    add('block', 'response.output_item.added', { output_index: index, item: opening(item) });
    const at = { item_id: item.id, output_index: index };
    if (item.type === 'message') addText(add, item, at, writing.pieceTokens);
    if (item.type === 'function_call') addArguments(add, item, at, writing.pieceTokens);
    add('block', 'response.output_item.done', { output_index: index, item });
  }
  add('terminal', `response.${finished.status}`, { response: finished });
  return found;
}

export function sse(type: string, fields: object): string {
  return `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`;
}

type Add = (mark: Mark, type: string, fields: object, counted?: Counted) => void;
type Counted = Pick<StreamEvent, 'tokens' | 'inCall'>;

/** An item as it is announced, before it has content. */
function opening(item: OutputItem): object {
  if (item.type === 'reasoning') return item;
  return item.type === 'message'
    ? { ...item, status: 'in_progress', content: [] }
    : { ...item, status: 'in_progress', arguments: '' };
}

function addText(add: Add, { content }: MessageItem, at: object, pieceTokens: number): void {
  for (const [index, part] of content.entries()) {
    const here = { ...at, content_index: index };
    if (part.type === 'refusal') {
      add('block', 'response.content_part.added', { ...here, part: refusal('') });
      for (const { text, tokens } of pieces(part.refusal, pieceTokens)) {
        add('token', 'response.refusal.delta', { ...here, delta: text }, { tokens });
      }
      add('block', 'response.refusal.done', { ...here, refusal: part.refusal });
    } else {
      add('block', 'response.content_part.added', { ...here, part: outputText('') });
      for (const { text, tokens } of pieces(part.text, pieceTokens)) {
        add('token', 'response.output_text.delta', { ...here, delta: text, logprobs: [] }, { tokens });
      }
      add('block', 'response.output_text.done', { ...here, text: part.text, logprobs: [] });
    }
    add('block', 'response.content_part.done', { ...here, part });
  }
}

function addArguments(add: Add, item: CallItem, at: object, pieceTokens: number): void {
  for (const { text, tokens } of pieces(item.arguments, pieceTokens)) {
    add('token', 'response.function_call_arguments.delta', { ...at, delta: text }, { tokens, inCall: true });
  }
  add('block', 'response.function_call_arguments.done', {
    ...at,
    name: item.name,
    arguments: item.arguments,
  });
}
