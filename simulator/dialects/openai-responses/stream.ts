import type { Answer } from '../../model/answer.ts';
import { pieces } from '../../model/tokens.ts';
import type { Mark, StreamEvent, Writing } from '../dialect.ts';
import { type MessagePart, type OutputItem, outputText, type SummaryText } from './output.ts';
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
  const told: Telling = {
    add,
    inPieces: (type, words, fields, inCall = false) => {
      for (const { text, tokens } of pieces(words, writing.pieceTokens))
        add('token', type, { ...fields, delta: text }, { tokens, inCall });
    },
  };
  add('start', 'response.created', { response });
  add('block', 'response.in_progress', { response });
  for (const [place, item] of finished.output.entries()) {
    const isCall = item.type === 'function_call' || item.type === 'custom_tool_call';
    const index = isCall ? writing.callIndex(place) : place;
    add('block', 'response.output_item.added', { output_index: index, item: opening(item) });
    tell(told, item, { item_id: item.id, output_index: index });
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

interface Telling {
  readonly add: Add;
  inPieces(this: void, type: string, text: string, fields: object, inCall?: boolean): void;
}

/** An item as it is announced, before it has content. */
function opening(item: OutputItem): object {
  switch (item.type) {
    case 'reasoning':
      return { ...item, summary: [] };
    case 'web_search_call':
      return { ...item, status: 'in_progress' };
    case 'message':
      return { ...item, status: 'in_progress', content: [] };
    case 'function_call':
      return { ...item, status: 'in_progress', arguments: '' };
    case 'custom_tool_call':
      return { ...item, status: 'in_progress', input: '' };
    default:
      return item satisfies never;
  }
}

function tell({ add, inPieces }: Telling, item: OutputItem, at: object): void {
  switch (item.type) {
    case 'reasoning':
      for (const [index, part] of item.summary.entries())
        tellSummary({ add, inPieces }, part, { ...at, summary_index: index });
      break;
    case 'web_search_call':
      for (const step of ['in_progress', 'searching', 'completed'])
        add('block', `response.web_search_call.${step}`, at);
      break;
    case 'message':
      for (const [index, part] of item.content.entries())
        tellPart({ add, inPieces }, part, { ...at, content_index: index });
      break;
    case 'function_call':
      inPieces('response.function_call_arguments.delta', item.arguments, at, true);
      add('block', 'response.function_call_arguments.done', {
        ...at,
        name: item.name,
        arguments: item.arguments,
      });
      break;
    case 'custom_tool_call':
      inPieces('response.custom_tool_call_input.delta', item.input, at, true);
      add('block', 'response.custom_tool_call_input.done', { ...at, input: item.input });
      break;
    default:
      item satisfies never;
  }
}

function tellSummary({ add, inPieces }: Telling, part: SummaryText, at: object): void {
  add('block', 'response.reasoning_summary_part.added', { ...at, part: { ...part, text: '' } });
  inPieces('response.reasoning_summary_text.delta', part.text, at);
  add('block', 'response.reasoning_summary_text.done', { ...at, text: part.text });
  add('block', 'response.reasoning_summary_part.done', { ...at, part });
}

function tellPart({ add, inPieces }: Telling, part: MessagePart, at: object): void {
  if (part.type === 'refusal') {
    add('block', 'response.content_part.added', { ...at, part: { ...part, refusal: '' } });
    inPieces('response.refusal.delta', part.refusal, at);
    add('block', 'response.refusal.done', { ...at, refusal: part.refusal });
  } else {
    add('block', 'response.content_part.added', { ...at, part: outputText('') });
    inPieces('response.output_text.delta', part.text, { ...at, logprobs: [] });
    for (const [index, annotation] of part.annotations.entries())
      add('block', 'response.output_text.annotation.added', { ...at, annotation_index: index, annotation });
    add('block', 'response.output_text.done', { ...at, text: part.text, logprobs: [] });
  }
  add('block', 'response.content_part.done', { ...at, part });
}
