import type { JsonObject } from '../../domain/json.ts';

const user = (content: JsonObject['content'] = 'hi'): JsonObject => ({
  type: 'message',
  role: 'user',
  content: content ?? 'hi',
});
const says = (content: JsonObject['content'], more: JsonObject = {}): JsonObject => ({
  type: 'message',
  role: 'assistant',
  content: content ?? 'yes',
  ...more,
});
const png = 'data:image/png;base64,iVBORw0KGgo=';
const sealed = { type: 'reasoning', id: 'rs_1', summary: [], encrypted_content: 'gAAAA é==' };
const closed = {
  type: 'object',
  properties: { a: { type: 'string' } },
  required: ['a'],
  additionalProperties: false,
};

/** Bodies that come through unchanged, beside what each of ours has. */
export const bodies: Readonly<Record<string, JsonObject>> = {
  words: { instructions: 'be brief', input: [user(), says('yes'), user('and?')] },
  'a developer in mid-conversation': {
    input: [user(), { type: 'message', role: 'developer', content: 'mind the gap' }, user('go')],
  },
  'images and files': {
    input: [
      user([
        { type: 'input_text', text: 'see' },
        { type: 'input_image', image_url: png, detail: 'high' },
        { type: 'input_image', image_url: 'https://a.example/b.png' },
        { type: 'input_image', file_id: 'file_1' },
        { type: 'input_file', filename: 'a.pdf', file_data: 'data:application/pdf;base64,JVBERg==' },
        { type: 'input_file', filename: 'a.csv', file_data: 'data:text/csv;base64,YSxi' },
        { type: 'input_file', file_url: 'https://a.example/b.pdf' },
        { type: 'input_file', file_id: 'file_2' },
      ]),
    ],
  },
  'sealed reasoning, parallel calls, and results, one of them failed, one with an image': {
    input: [
      user(),
      sealed,
      says('looking', { phase: 'commentary' }),
      { type: 'function_call', call_id: 'call_a', name: 'look', arguments: '{"q": 1}' },
      { type: 'function_call', call_id: 'call_b', name: 'look', arguments: '{}' },
      { type: 'function_call_output', call_id: 'call_a', output: 'Error: no route' },
      {
        type: 'function_call_output',
        call_id: 'call_b',
        output: [
          { type: 'input_text', text: 'see' },
          { type: 'input_image', image_url: png },
          { type: 'input_file', filename: 'a.pdf', file_data: 'data:application/pdf;base64,JVBERg==' },
        ],
      },
      { ...sealed, id: 'rs_2' },
      says('done', { phase: 'final_answer' }),
      user('and?'),
    ],
  },
  'free text for arguments': {
    tools: [
      {
        type: 'custom',
        name: 'write',
        description: 'd',
        format: { type: 'grammar', syntax: 'lark', definition: 'x' },
      },
      { type: 'custom', name: 'say' },
    ],
    tool_choice: { type: 'custom', name: 'write' },
    input: [
      user(),
      { type: 'custom_tool_call', call_id: 'call_a', name: 'write', input: 'free {text' },
      { type: 'custom_tool_call_output', call_id: 'call_a', output: 'ok' },
    ],
  },
  'runs of the vendor’s own tools': {
    tools: [
      { type: 'web_search', search_context_size: 'low' },
      { type: 'mcp', server_label: 's', server_url: 'https://s.example', require_approval: 'never' },
    ],
    tool_choice: { type: 'web_search_preview' },
    input: [
      user(),
      { ...sealed, summary: [{ type: 'summary_text', text: 'so' }] },
      { type: 'web_search_call', id: 'ws_1', status: 'completed', action: { type: 'search', query: 'x' } },
      { type: 'file_search_call', id: 'fs_1', status: 'completed', queries: ['x'], results: null },
      {
        type: 'code_interpreter_call',
        id: 'ci_1',
        status: 'completed',
        code: '1+1',
        container_id: 'c',
        outputs: [{ type: 'logs', logs: '2' }],
      },
      {
        type: 'image_generation_call',
        id: 'ig_1',
        status: 'completed',
        result: 'iVBORw0KGgo=',
        output_format: 'png',
      },
      { type: 'mcp_list_tools', id: 'ml_1', server_label: 's', tools: [] },
      { type: 'mcp_call', id: 'mc_1', server_label: 's', name: 'n', arguments: '{}', output: 'o' },
      says([
        {
          type: 'output_text',
          text: 'It is so.',
          annotations: [
            { type: 'url_citation', url: 'https://a.example', title: 'A', start_index: 0, end_index: 9 },
          ],
        },
      ]),
      user('and?'),
    ],
  },
  'items that only the vendor knows': {
    input: [
      user(),
      { type: 'compaction', id: 'cmp_1', encrypted_content: 'x' },
      { type: 'shell_call', call_id: 'sh_1', action: { commands: ['ls'] } },
      { type: 'shell_call_output', call_id: 'sh_1', output: [] },
      { type: 'new_call', id: 'n_1', x: { y: [1] } },
      user('and?'),
    ],
  },
  'a call in a namespace': {
    input: [
      user(),
      { type: 'function_call', call_id: 'a', name: 'look', arguments: '{}', namespace: 'crm' },
      { type: 'function_call_output', call_id: 'a', output: 'ok' },
    ],
  },
  'a refusal': {
    input: [user(), says([{ type: 'refusal', refusal: 'I won’t.' }]), user('why?')],
  },
  settings: {
    input: [user()],
    tools: [
      { type: 'function', name: 'look', description: 'd', parameters: closed, strict: true },
      { type: 'function', name: 'send', parameters: { type: 'object', properties: {} }, strict: false },
    ],
    tool_choice: { type: 'function', name: 'look' },
    parallel_tool_calls: false,
    reasoning: { effort: 'high', summary: 'concise', context: 'auto' },
    text: { verbosity: 'low' },
    safety_identifier: 'u1',
    metadata: { a: 'b' },
    prompt_cache_key: 'k',
    service_tier: 'auto',
    truncation: 'auto',
    include: ['reasoning.encrypted_content', 'message.output_text.logprobs'],
    top_logprobs: 2,
  },
  'a choice among some tools': {
    input: [user()],
    tools: [{ type: 'function', name: 'look', parameters: closed, strict: true }],
    tool_choice: { type: 'allowed_tools', mode: 'required', tools: [{ type: 'function', name: 'look' }] },
  },
  'an answer of a shape': {
    input: [user()],
    text: { format: { type: 'json_schema', name: 'shape', description: 'd', schema: closed, strict: true } },
  },
  'an answer of any shape': { input: [user('as JSON')], text: { format: { type: 'json_object' } } },
};
