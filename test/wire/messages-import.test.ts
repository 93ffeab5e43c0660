import { expect, test } from 'vitest';
import type { JsonObject } from '../../domain/json.ts';
import type { ImportedRequest } from '../../domain/wire/format.ts';
import { formatOf } from '../../domain/wire/formats.ts';
import { claude, renderFor } from './targets.ts';

const format = formatOf('anthropic.messages');
const base = { model: claude.model, max_tokens: 100, stream: true };
const said = (text: string) => [{ type: 'text', text }];

function imported(body: JsonObject): ImportedRequest {
  const result = format.import(body);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.request;
}

function again(body: JsonObject): JsonObject {
  const { conversation, settings, tools, output } = imported(body);
  return renderFor(claude, conversation, { settings, tools, ...(output === undefined ? {} : { output }) })
    .body;
}

const thinking = { type: 'thinking', thinking: 'hm', signature: 'sig' };
const use = { type: 'tool_use', id: 'toolu_1', name: 'look', input: { q: 1 } };
const search = { type: 'server_tool_use', id: 'srvtoolu_1', name: 'web_search', input: { query: 'x' } };
const found = { type: 'web_search_tool_result', tool_use_id: 'srvtoolu_1', content: [] };
const image = { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'iVBORw0KGgo=' } };

const identical: Readonly<Record<string, JsonObject>> = {
  words: { messages: [{ role: 'user', content: said('hi') }] },
  'a system prompt with a cache mark': {
    system: [{ type: 'text', text: 'be brief', cache_control: { type: 'ephemeral', ttl: '1h' } }],
    messages: [{ role: 'user', content: said('hi') }],
  },
  'sealed thinking, calls and results, one of them failed': {
    messages: [
      { role: 'user', content: said('hi') },
      { role: 'assistant', content: [thinking, { type: 'redacted_thinking', data: 'x' }, use] },
      {
        role: 'user',
        content: [
          { type: 'tool_result', tool_use_id: 'toolu_1', content: 'no route', is_error: true },
          ...said('and?'),
        ],
      },
    ],
  },
  'images, documents and files': {
    messages: [
      {
        role: 'user',
        content: [
          image,
          { type: 'image', source: { type: 'url', url: 'https://a.example/b.png' } },
          { type: 'image', source: { type: 'file', file_id: 'file_1' } },
          {
            type: 'document',
            source: { type: 'text', media_type: 'text/plain', data: 'words' },
            title: 'T',
            context: 'C',
            citations: { enabled: true },
          },
          { type: 'document', source: { type: 'content', content: said('x') } },
          { type: 'search_result', source: 's', title: 't', content: said('x') },
        ],
      },
    ],
  },
  'an image in a result': {
    messages: [
      { role: 'user', content: said('hi') },
      { role: 'assistant', content: [use] },
      {
        role: 'user',
        content: [{ type: 'tool_result', tool_use_id: 'toolu_1', content: [...said('see'), image] }],
      },
    ],
  },
  'the vendor’s own tools, their runs and citations': {
    tools: [{ type: 'web_search_20250305', name: 'web_search', max_uses: 3 }],
    messages: [
      { role: 'user', content: said('hi') },
      {
        role: 'assistant',
        content: [
          search,
          found,
          { type: 'text', text: 'It is so.', citations: [{ type: 'char_location', cited_text: 'so' }] },
        ],
      },
      { role: 'user', content: said('and?') },
    ],
  },
  'an interrupted answer that is sent back': {
    messages: [
      { role: 'user', content: said('hi') },
      { role: 'assistant', content: [search] },
    ],
  },
  settings: {
    messages: [{ role: 'user', content: said('hi') }],
    tools: [{ name: 'look', description: 'd', input_schema: { type: 'object', properties: {} } }],
    tool_choice: { type: 'auto', disable_parallel_tool_use: true },
    stop_sequences: ['END'],
    metadata: { user_id: 'u1' },
    service_tier: 'auto',
    cache_control: { type: 'ephemeral' },
  },
  'thinking by a budget': {
    messages: [{ role: 'user', content: said('hi') }],
    max_tokens: 4000,
    thinking: { type: 'enabled', budget_tokens: 2048 },
  },
  'thinking and effort': {
    messages: [{ role: 'user', content: said('hi') }],
    thinking: { type: 'adaptive', display: 'summarized' },
    output_config: { effort: 'high' },
  },
  'an answer of a shape': {
    messages: [{ role: 'user', content: said('hi') }],
    output_config: {
      format: {
        type: 'json_schema',
        schema: { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false },
      },
    },
  },
};

test.each(Object.entries(identical))('%s: imported and rendered again it is the same body', (_, body) => {
  expect(again({ ...base, ...body })).toEqual({ ...base, ...body });
});

test('strings stand for one text, results may come in several messages, default flags are left out, blanks stay', () => {
  const body = {
    ...base,
    stream: false,
    system: 'be brief',
    messages: [
      { role: 'user', content: 'hi' },
      { role: 'assistant', content: [{ type: 'text', text: ' ' }, use, { ...use, id: 'toolu_2' }] },
      {
        role: 'user',
        content: [{ type: 'tool_result', tool_use_id: 'toolu_1', content: '1', is_error: false }],
      },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'toolu_2' }] },
    ],
  };
  const { stream, notes } = imported(body);
  expect(stream).toBe(false);
  expect(notes).toMatchObject([{ path: 'messages[3]', loss: 'normalised' }]);
  expect(again(body)).toEqual({
    ...base,
    system: said('be brief'),
    messages: [
      { role: 'user', content: said('hi') },
      { role: 'assistant', content: [{ type: 'text', text: ' ' }, use, { ...use, id: 'toolu_2' }] },
      {
        role: 'user',
        content: [
          { type: 'tool_result', tool_use_id: 'toolu_1', content: '1' },
          { type: 'tool_result', tool_use_id: 'toolu_2', content: '(no output)' },
        ],
      },
    ],
  });
});

const user = { role: 'user', content: 'hi' };

test.each<readonly [string, unknown, string, RegExp]>([
  ['no object', [], '', /no JSON object/],
  ['no messages', { ...base }, 'messages', /missing/],
  ['messages of a wrong type', { ...base, messages: 'x' }, 'messages', /expected a list/],
  ['an unknown role', { ...base, messages: [{ role: 'tool', content: 'x' }] }, 'messages[0].role', /one of/],
  [
    'a result without its call',
    { ...base, messages: [user, { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'a' }] }] },
    'messages[1].content[0]',
    /answers no call/,
  ],
  [
    'a call without its result',
    { ...base, messages: [user, { role: 'assistant', content: [use] }, user] },
    'messages[2]',
    /has no result/,
  ],
  [
    'results behind words',
    {
      ...base,
      messages: [
        user,
        { role: 'assistant', content: [use] },
        { role: 'user', content: [...said('x'), { type: 'tool_result', tool_use_id: 'toolu_1' }] },
      ],
    },
    'messages[2].content[1].type',
    /come first/,
  ],
  ['state at the vendor', { ...base, messages: [user], container: 'c' }, 'container', /state at the vendor/],
  [
    'a field of a block that is none',
    { ...base, messages: [{ role: 'user', content: [{ type: 'text', text: 'x', colour: 1 }] }] },
    'messages[0].content[0].colour',
    /can’t be carried/,
  ],
  ['no max_tokens', { model: 'x', messages: [user] }, 'max_tokens', /missing/],
])('%s is named by its path', (_, body, path, rule) => {
  const result = format.import(body);
  expect(result.ok).toBe(false);
  expect(result.ok ? [] : result.problems).toContainEqual({
    path,
    rule: expect.stringMatching(rule) as string,
  });
});

test('a field of this API alone is carried, with a note', () => {
  const { settings, notes } = imported({ ...base, messages: [user], top_k: 5 });
  expect(settings.extra).toEqual({ 'anthropic.messages': { top_k: 5 } });
  expect(notes).toMatchObject([{ path: 'top_k', action: 'carried' }]);
});
