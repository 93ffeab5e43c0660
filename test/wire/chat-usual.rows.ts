import type { JsonObject } from '../../domain/json.ts';
import { found, hi, look, text, user } from './chat-import.rows.ts';

/** Bodies that come out in their usual form. */
export const normalised: Readonly<Record<string, readonly [JsonObject, JsonObject]>> = {
  'lists of texts, neighbours and leading instructions are one string': [
    {
      messages: [
        { role: 'developer', content: 'a' },
        { role: 'system', content: [text('b')] },
        user(text('c'), text('d')),
        user(text('e')),
        { role: 'assistant', content: [text('f'), text('g')] },
        user(text('h')),
      ],
    },
    {
      messages: [
        { role: 'system', content: 'a\n\nb' },
        { role: 'user', content: 'c\n\nd\n\ne' },
        { role: 'assistant', content: 'fg' },
        { role: 'user', content: 'h' },
      ],
    },
  ],
  'functions of old are tools': [
    {
      messages: [
        hi,
        { role: 'assistant', content: null, function_call: { name: 'look', arguments: '{}' } },
        { role: 'function', name: 'look', content: 'found' },
        { role: 'assistant', content: null, function_call: { name: 'look', arguments: '' } },
        { role: 'function', name: 'look', content: null },
      ],
      functions: [{ name: 'look', description: 'd' }],
      function_call: { name: 'look' },
    },
    {
      messages: [
        hi,
        {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: 'call_look', type: 'function', function: { name: 'look', arguments: '{}' } }],
        },
        { role: 'tool', tool_call_id: 'call_look', content: 'found' },
        {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: 'call_look_2', type: 'function', function: { name: 'look', arguments: '{}' } }],
        },
        { role: 'tool', tool_call_id: 'call_look_2', content: '(no output)' },
      ],
      tools: [
        {
          type: 'function',
          function: { name: 'look', description: 'd', parameters: { type: 'object', properties: {} } },
        },
      ],
      tool_choice: { type: 'function', function: { name: 'look' } },
    },
  ],
  'ids that are empty or used twice are replaced, results in the order of their calls': [
    {
      messages: [
        hi,
        {
          role: 'assistant',
          content: '',
          tool_calls: [
            { ...look, id: '' },
            { ...look, id: '' },
          ],
        },
        { role: 'tool', tool_call_id: '', content: '1' },
        { role: 'tool', tool_call_id: '', content: '2' },
        { role: 'assistant', content: null, tool_calls: [look] },
        found,
        { role: 'assistant', tool_calls: [look] },
        found,
      ],
    },
    {
      messages: [
        hi,
        {
          role: 'assistant',
          content: null,
          tool_calls: [
            { ...look, id: 'call_2' },
            { ...look, id: 'call_3' },
          ],
        },
        { role: 'tool', tool_call_id: 'call_2', content: '1' },
        { role: 'tool', tool_call_id: 'call_3', content: '2' },
        { role: 'assistant', content: null, tool_calls: [look] },
        found,
        { role: 'assistant', content: null, tool_calls: [{ ...look, id: 'call_1_2' }] },
        { ...found, tool_call_id: 'call_1_2' },
      ],
    },
  ],
  'names of old for limit, stop and user, and what goes without saying': [
    { messages: [hi], max_tokens: 100, stop: 'END', user: 'u', n: 1, response_format: { type: 'text' } },
    { messages: [hi], stop: ['END'], safety_identifier: 'u' },
  ],
  'what clients send along with an answer that they send back': [
    {
      messages: [
        hi,
        {
          role: 'assistant',
          content: 'See a.',
          refusal: null,
          annotations: [{ type: 'url_citation', url_citation: { url: 'https://a.example', title: 'A' } }],
          audio: null,
          function_call: null,
          tool_calls: null,
          reasoning_content: '',
        },
        hi,
      ],
    },
    { messages: [hi, { role: 'assistant', content: 'See a.' }, hi] },
  ],
  'marks for the cache': [
    {
      messages: [
        user({ ...text('long'), prompt_cache_breakpoint: { mode: 'explicit', ttl: '12h' } }),
        { role: 'assistant', content: [{ ...text('so'), cache_control: { type: 'ephemeral' } }] },
        hi,
      ],
    },
    { messages: [{ role: 'user', content: 'long' }, { role: 'assistant', content: 'so' }, hi] },
  ],
};
