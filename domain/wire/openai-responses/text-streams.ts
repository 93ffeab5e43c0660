/** A text that comes piece by piece: which items have it, and where in them it stands. */
export interface TextStream {
  readonly item: string;
  /** Its field in the item, or in one part of the item's list. */
  readonly field: string;
  readonly list?: 'content' | 'summary';
  /** The type of that part. */
  readonly part?: string;
  /** The event's field that counts the parts. */
  readonly index: string;
}

/** What has come of such a text. */
export interface StreamedText {
  readonly stream: TextStream;
  readonly at: number;
  text: string;
  readonly annotations: Record<string, unknown>[];
}

/**
 * By the beginning of their events' types, which end in `.delta` and `.done`.
 * https://platform.openai.com/docs/api-reference/responses-streaming
 */
export const textStreams: Readonly<Record<string, TextStream>> = {
  'response.output_text': part('message', 'text', 'content', 'output_text'),
  'response.refusal': part('message', 'refusal', 'content', 'refusal'),
  'response.reasoning_text': part('reasoning', 'text', 'content', 'reasoning_text'),
  'response.reasoning_summary_text': part('reasoning', 'text', 'summary', 'summary_text'),
  'response.function_call_arguments': { item: 'function_call', field: 'arguments', index: 'output_index' },
  'response.custom_tool_call_input': { item: 'custom_tool_call', field: 'input', index: 'output_index' },
};

function part(item: string, field: string, list: 'content' | 'summary', type: string): TextStream {
  return { item, field, list, part: type, index: list === 'summary' ? 'summary_index' : 'content_index' };
}
