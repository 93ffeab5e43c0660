import type { DialectName } from '../../../simulator/index.ts';

/** How a test asks in one protocol, and what it looks for in the answer. */
export interface Format {
  readonly name: DialectName;
  readonly vendor: 'openai' | 'anthropic';
  readonly path: string;
  body(text: string, stream: boolean): object;
  /** Events that carry tokens. */
  readonly token: RegExp;
  /** The event that says why the answer finished. */
  readonly finish: RegExp;
  readonly done: RegExp;
}

export const MODEL = 'test-model';

const schema = {
  type: 'object',
  properties: { id: { type: 'string' } },
  required: ['id'],
  additionalProperties: false,
};

export const formats: Readonly<Record<DialectName, Format>> = {
  'openai-chat': {
    name: 'openai-chat',
    vendor: 'openai',
    path: '/chat/completions',
    body: (text, stream) => ({
      model: MODEL,
      stream,
      messages: [{ role: 'user', content: text }],
      tools: [{ type: 'function', function: { name: 'lookup', parameters: schema } }],
    }),
    token: /"delta":\{("content":"[^"]|"refusal":"|"tool_calls":\[\{[^}]*\{"arguments":"[^"])/g,
    finish: /"finish_reason":"/g,
    done: /\[DONE\]/g,
  },
  'openai-responses': {
    name: 'openai-responses',
    vendor: 'openai',
    path: '/responses',
    body: (text, stream) => ({
      model: MODEL,
      stream,
      input: text,
      tools: [{ type: 'function', name: 'lookup', strict: true, parameters: schema }],
    }),
    token: /event: response\.(output_text|refusal|function_call_arguments)\.delta/g,
    finish: /event: response\.(completed|incomplete)/g,
    done: /event: response\.(completed|incomplete)/g,
  },
  'anthropic-messages': {
    name: 'anthropic-messages',
    vendor: 'anthropic',
    path: '/v1/messages',
    body: (text, stream) => ({
      model: MODEL,
      stream,
      max_tokens: 1_000,
      messages: [{ role: 'user', content: text }],
      tools: [{ name: 'lookup', input_schema: schema }],
    }),
    token: /event: content_block_delta\n.*\}\n/g,
    finish: /event: message_delta/g,
    done: /event: message_stop/g,
  },
};
