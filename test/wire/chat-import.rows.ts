import type { JsonObject } from '../../domain/json.ts';
import { openai } from './targets.ts';

/** What a body has that is always sent. */
export const always = {
  model: openai.model,
  max_completion_tokens: 100,
  stream: true,
  stream_options: { include_usage: true },
};

export const hi = { role: 'user', content: 'hi' };
export const look = { id: 'call_1', type: 'function', function: { name: 'look', arguments: '{"q": 1}' } };
const asks = { role: 'assistant', content: null, tool_calls: [look] };
export const found = { role: 'tool', tool_call_id: 'call_1', content: 'found' };
const png = 'data:image/png;base64,iVBORw0KGgo=';
const closed = {
  type: 'object',
  properties: { a: { type: 'string' } },
  required: ['a'],
  additionalProperties: false,
};
export const user = (...content: readonly JsonObject[]) => ({ role: 'user', content });
export const text = (words: string) => ({ type: 'text', text: words });

/** Bodies that are the same when they are imported and rendered again. */
export const identical: Readonly<Record<string, JsonObject>> = {
  words: { messages: [{ role: 'system', content: 'be brief' }, hi] },
  'calls and results, one of them failed': {
    messages: [
      hi,
      { role: 'assistant', content: 'Let me see.', tool_calls: [look, { ...look, id: 'call_2' }] },
      found,
      { role: 'tool', tool_call_id: 'call_2', content: 'Error: no route' },
    ],
  },
  'instructions in mid-conversation': {
    messages: [hi, { role: 'assistant', content: 'yes' }, { role: 'system', content: 'be brief' }, hi],
  },
  'images, files and audio': {
    messages: [
      user(
        text('see'),
        { type: 'image_url', image_url: { url: png, detail: 'low' } },
        { type: 'image_url', image_url: { url: 'https://a.example/b.png' } },
        { type: 'file', file: { file_id: 'file-1' } },
        { type: 'file', file: { filename: 'a.pdf', file_data: 'data:application/pdf;base64,JVBERi0=' } },
      ),
    ],
  },
  'parts and fields that nobody knows': {
    messages: [
      { ...user(text('see'), { type: 'hologram', hologram: { depth: 3 } }), name: 'ada' },
      { role: 'assistant', content: 'yes', name: 'bot', new_field: { a: [1] } },
      hi,
    ],
  },
  'refusals, alone and beside words': {
    messages: [
      hi,
      { role: 'assistant', content: null, refusal: 'I won’t.' },
      hi,
      { role: 'assistant', content: 'Well,', refusal: 'I won’t.' },
      hi,
    ],
  },
  'reasoning under its own name': {
    messages: [hi, { ...asks, reasoning_content: 'hm é ' }, found],
  },
  'reasoning with details, byte for byte': {
    messages: [
      hi,
      {
        ...asks,
        reasoning: 'hm',
        reasoning_details: [
          { type: 'reasoning.text', text: 'hm', signature: 'sig==', index: 0 },
          { type: 'reasoning.encrypted', data: 'gAAA', index: 1 },
        ],
      },
      found,
    ],
  },
  'thoughts as a part of the content': {
    messages: [
      hi,
      {
        role: 'assistant',
        content: [{ type: 'thinking', thinking: [text('hm')], closed: true }, text('so')],
      },
      hi,
    ],
  },
  'signatures beside calls': {
    messages: [
      hi,
      {
        ...asks,
        tool_calls: [{ ...look, extra_content: { google: { thought_signature: 'sig==' } } }],
      },
      found,
    ],
  },
  'a spoken answer by its id': {
    messages: [hi, { role: 'assistant', content: null, audio: { id: 'audio_1' } }, hi],
  },
  'tools, choice and parallel calls': {
    messages: [hi],
    tools: [
      { type: 'function', function: { name: 'look', description: 'd', parameters: closed, strict: true } },
      { type: 'function', function: { name: 'send', parameters: closed, strict: false } },
      { type: 'builtin_function', function: { name: '$web_search' } },
    ],
    tool_choice: { type: 'function', function: { name: 'look' } },
    parallel_tool_calls: false,
  },
  'allowed tools': {
    messages: [hi],
    tools: [{ type: 'function', function: { name: 'look', description: 'd', parameters: closed } }],
    tool_choice: {
      type: 'allowed_tools',
      allowed_tools: { mode: 'required', tools: [{ type: 'function', function: { name: 'look' } }] },
    },
  },
  'an answer of a shape': {
    messages: [hi],
    response_format: {
      type: 'json_schema',
      json_schema: { name: 'shape', description: 'd', schema: closed, strict: true },
    },
  },
  'any JSON object': {
    messages: [{ role: 'user', content: 'as JSON, please' }],
    response_format: { type: 'json_object' },
  },
  settings: {
    messages: [hi],
    temperature: 0.5,
    top_p: 0.9,
    stop: ['END'],
    safety_identifier: 'u1',
    seed: 7,
    frequency_penalty: 0.1,
    presence_penalty: -0.1,
    logprobs: true,
    top_logprobs: 3,
    logit_bias: { '50256': -100 },
    modalities: ['text', 'audio'],
    audio: { voice: 'alloy', format: 'wav' },
    prediction: { type: 'content', content: 'x' },
    service_tier: 'flex',
    metadata: { team: 'a' },
    store: true,
    prompt_cache_key: 'k',
    web_search_options: { search_context_size: 'low' },
    moderation: { model: 'omni-moderation-latest' },
    user: 'u2',
    stream_options: { include_usage: true, include_obfuscation: false },
  },
};
