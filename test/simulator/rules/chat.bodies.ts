import { PDF, PNG } from './media.ts';

export const LONG = 'x'.repeat(65);
export const user = { role: 'user', content: 'hi' };
export const f = { type: 'function', function: { name: 'f', parameters: { type: 'object' } } };
export const g = {
  type: 'custom',
  custom: { name: 'g', format: { type: 'grammar', grammar: { definition: 'a', syntax: 'lark' } } },
};
export const call = (id: string) => ({ id, type: 'function', function: { name: 'f', arguments: '{}' } });
export const custom = (id: string) => ({ id, type: 'custom', custom: { name: 'g', input: 'a' } });
export const said = (...calls: object[]) => ({ role: 'assistant', content: null, tool_calls: calls });
export const result = (id: string) => ({ role: 'tool', tool_call_id: id, content: 'ok' });
export const chat = (...messages: object[]) => ({ model: 'gpt', messages });
export const hi = chat(user);
export const parts = chat({
  role: 'user',
  content: [
    { type: 'text', text: 'hi', prompt_cache_breakpoint: { mode: 'explicit' } },
    { type: 'image_url', image_url: { url: `data:image/png;base64,${PNG}`, detail: 'low' } },
    { type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } },
    { type: 'file', file: { file_data: `data:application/pdf;base64,${PDF}`, filename: 'a.pdf' } },
  ],
});
export const calls = chat(user, said(call('c'), custom('d')), result('c'), result('d'));
export const tools = { ...hi, tools: [f, g] };
const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['a'],
  properties: { a: { type: 'string' } },
};
export const format = {
  ...hi,
  response_format: { type: 'json_schema', json_schema: { name: 'n', schema, strict: true } },
};
export const strict = {
  ...hi,
  tools: [{ type: 'function', function: { name: 'f', strict: true, parameters: schema } }],
};
export const thinking = {
  ...calls,
  model: 'deepseek-v4',
  messages: [user, { ...said(call('c')), reasoning_content: 'r' }, result('c')],
};

/** Requests that hold every kind of part, call, tool and setting. */
export const whole: readonly object[] = [parts, calls, tools, format, thinking];
