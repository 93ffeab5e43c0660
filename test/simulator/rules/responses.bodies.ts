import { PDF, PNG } from './media.ts';

export const LONG = 'x'.repeat(65);
export const user = { role: 'user', content: 'hi' };
export const said = { role: 'assistant', content: 'yes' };
export const call = (id: string) => ({ type: 'function_call', call_id: id, name: 'f', arguments: '{}' });
export const output = (id: string) => ({ type: 'function_call_output', call_id: id, output: 'ok' });
export const custom = (id: string) => ({ type: 'custom_tool_call', call_id: id, name: 'g', input: 'a' });
export const customOutput = (id: string) => ({ type: 'custom_tool_call_output', call_id: id, output: 'ok' });
export const reasoning = { type: 'reasoning', id: 'rs_1', summary: [] };
export const of = (...input: object[]) => ({ model: 'gpt', input });
export const hi = { model: 'gpt', input: 'hi' };

export const calls = of(user, call('c'), custom('d'), output('c'), customOutput('d'));
export const thought = of(user, reasoning, said);

export const parts = of(
  {
    role: 'user',
    content: [
      { type: 'input_text', text: 'hi' },
      { type: 'input_image', image_url: `data:image/png;base64,${PNG}`, detail: 'auto' },
      { type: 'input_file', file_data: `data:application/pdf;base64,${PDF}`, filename: 'a.pdf' },
    ],
  },
  {
    type: 'message',
    id: 'msg_1',
    role: 'assistant',
    status: 'completed',
    phase: 'final_answer',
    content: [
      {
        type: 'output_text',
        text: 'yes',
        annotations: [{ type: 'url_citation', start_index: 0, end_index: 1, title: 't', url: 'https://e.x' }],
      },
      { type: 'refusal', refusal: 'no' },
    ],
  },
);

export const hosted = of(
  user,
  {
    type: 'web_search_call',
    id: 'ws_1',
    status: 'completed',
    action: { type: 'search', query: 'q', sources: [{ type: 'url', url: 'https://e.x' }] },
  },
  { type: 'file_search_call', id: 'fs_1', status: 'completed', queries: ['q'], results: null },
  {
    type: 'code_interpreter_call',
    id: 'ci_1',
    status: 'completed',
    code: '1',
    container_id: 'c',
    outputs: [{ type: 'logs', logs: '1' }],
  },
  { type: 'image_generation_call', id: 'ig_1', status: 'completed', result: null },
  said,
  { type: 'compaction', encrypted_content: 'x' },
);

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['a'],
  properties: { a: { type: 'string' } },
};

export const format = {
  ...hi,
  text: { format: { type: 'json_schema', name: 'n', schema, strict: true }, verbosity: 'low' },
};

export const tools = {
  ...hi,
  tools: [
    { type: 'function', name: 'f', parameters: { type: 'object' } },
    { type: 'custom', name: 'g', format: { type: 'grammar', definition: 'a', syntax: 'regex' } },
    { type: 'web_search', filters: { allowed_domains: ['e.x'] }, user_location: { type: 'approximate' } },
    { type: 'file_search', vector_store_ids: ['vs_1'] },
    { type: 'code_interpreter', container: { type: 'auto' } },
    { type: 'image_generation', quality: 'low' },
    { type: 'mcp', server_label: 's', server_url: 'https://e.x', require_approval: 'never' },
    { type: 'web_search_2025_08_26' },
    { type: 'web_search_preview' },
    { type: 'web_search_preview_2025_03_11' },
  ],
};

export const strict = { ...hi, tools: [{ type: 'function', name: 'f', strict: true, parameters: schema }] };

/** Requests that hold every kind of part, item, tool and setting. */
export const whole: readonly object[] = [
  parts,
  calls,
  thought,
  hosted,
  tools,
  format,
  { ...hi, reasoning: { effort: 'low' }, include: ['reasoning.encrypted_content'] },
];
