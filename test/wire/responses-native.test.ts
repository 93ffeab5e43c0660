import { expect, test } from 'vitest';
import type { AssistantPart, Message } from '../../domain/conversation/message.ts';
import type { Json, JsonObject } from '../../domain/json.ts';
import { call, result, user } from './messages.ts';
import { here } from './responses-bodies.ts';
import { answerOf } from './reading.ts';
import { completed, done, message, text } from './responses-events.ts';
import { renderFor } from './targets.ts';

const api = 'openai.responses';

/** What is sent back of an answer of these items, by this target or by another one, and what is noted. */
function sentBack(items: readonly JsonObject[], by = here.target, without?: 'reasoning') {
  const events = [...items.map((item, at) => done(at, item)), completed()];
  const { content } = answerOf(api, events);
  const owned = JSON.parse(JSON.stringify(content).replaceAll('here/asked', by)) as readonly AssistantPart[];
  const conversation: readonly Message[] = [user(), { role: 'assistant', content: owned, by }, user('go')];
  const { body, notes } = renderFor(here, conversation, without === undefined ? {} : { without });
  return {
    items: (body['input'] as readonly Json[]).slice(1, -1),
    losses: notes.map(({ path, loss }) => `${loss} ${path}`),
  };
}

const sealed = { type: 'reasoning', id: 'rs_1', summary: [], encrypted_content: 'x' };
const search = {
  type: 'web_search_call',
  id: 'ws_1',
  status: 'completed',
  action: { type: 'search', query: 'rain', sources: [{ type: 'url', url: 'https://a.example' }] },
};
const says = (content: string) => ({ type: 'message', role: 'assistant', content });
const searched = says('[web_search was run: searched for "rain"; sources: https://a.example]');

test('a run of the vendor’s own tool goes back to it as it was, with the reasoning that led to it', () => {
  expect(sentBack([sealed, search, message('wet')])).toEqual({
    items: [sealed, search, says('wet')],
    losses: [],
  });
});

test('without the reasoning that led to it, and at another target, the run is told in words', () => {
  expect(sentBack([sealed, search, message('wet')], here.target, 'reasoning')).toEqual({
    items: [searched, says('wet')],
    losses: ['rejectedReasoning messages[1].content[0]', 'hostedTool messages[1].content[1]'],
  });
  expect(sentBack([sealed, search, message('wet')], 'azure/gpt-5.6-sol')).toEqual({
    items: [searched, says('wet')],
    losses: ['foreignReasoning messages[1].content[0]', 'hostedTool messages[1].content[1]'],
  });
});

test.each<readonly [JsonObject, string]>([
  [
    { ...search, action: { type: 'open_page', url: 'https://b.example' } },
    'web_search was run: opened https://b.example',
  ],
  [
    { ...search, action: { type: 'find_in_page', pattern: 'x', url: 'https://b.example' } },
    'web_search was run: looked for "x" in https://b.example',
  ],
  [
    {
      type: 'file_search_call',
      id: 'fs_1',
      status: 'completed',
      queries: ['a', 'b'],
      results: [{ filename: 'n.pdf', text: 'it rains' }],
    },
    'file_search was run: searched for "a", "b"; n.pdf: it rains; sources: n.pdf',
  ],
  [
    {
      type: 'code_interpreter_call',
      id: 'ci_1',
      status: 'failed',
      code: '1/0',
      outputs: [{ type: 'logs', logs: 'ZeroDivisionError' }],
    },
    'code_interpreter was run: 1/0; ZeroDivisionError; failed',
  ],
  [
    {
      type: 'mcp_call',
      id: 'mc_1',
      name: 'look',
      arguments: '{"q":1}',
      output: null,
      error: { message: 'no route' },
    },
    'look was run: {"q":1}; error: no route',
  ],
])('for others, in words: %#', (item, words) => {
  expect(sentBack([item, message('so')], 'azure/x').items).toEqual([says(`[${words}]`), says('so')]);
});

test('a drawn image is an image for everybody, and its bytes stand in it alone', () => {
  const drawing = {
    type: 'image_generation_call',
    id: 'ig_1',
    status: 'completed',
    revised_prompt: 'a cat',
    result: 'iVBORw0KGgo=',
    output_format: 'webp',
  };
  const { content } = answerOf(api, [done(0, drawing), completed()]);
  expect(content).toMatchObject([
    { type: 'hosted', tool: 'image_generation', summary: 'a cat', native: { item: { result: null } } },
    { type: 'blob', kind: 'image', source: { mediaType: 'image/webp', data: 'iVBORw0KGgo=' } },
  ]);
  expect(sentBack([drawing])).toEqual({ items: [drawing], losses: [] });
  expect(sentBack([drawing], 'azure/x').items).toEqual([
    says('[image_generation was run: a cat]'),
    says('[image omitted]'),
  ]);
});

test('sources are read, go back with their text, and are left out elsewhere', () => {
  const part = {
    type: 'output_text',
    text: 'wet',
    annotations: [
      { type: 'url_citation', url: 'https://a.example', title: 'A', start_index: 0, end_index: 3 },
      { type: 'file_citation', file_id: 'f', filename: 'n.pdf', index: 1 },
    ],
  };
  const item = { type: 'message', id: 'msg_1', role: 'assistant', status: 'completed', content: [part] };
  const { content } = answerOf(api, [done(0, item), completed()]);
  expect(content).toMatchObject([
    { text: 'wet', citations: [{ url: 'https://a.example', title: 'A' }, { title: 'n.pdf' }] },
  ]);
  expect(sentBack([item]).items).toEqual([{ type: 'message', role: 'assistant', content: [part] }]);
  expect(sentBack([item], 'azure/x')).toEqual({
    items: [says('wet')],
    losses: ['citations messages[1].content[0].citations'],
  });
});

test('sources that were only streamed are read too', () => {
  const annotation = { type: 'url_citation', url: 'https://a.example', title: 'A' };
  const streamed = text(0, 'wet').slice(0, -1);
  const event = {
    type: 'response.output_text.annotation.added',
    output_index: 0,
    content_index: 0,
    annotation,
  };
  expect(answerOf(api, [...streamed, event, completed()]).content).toMatchObject([
    { text: 'wet', citations: [{ url: 'https://a.example', title: 'A' }] },
  ]);
});

test('what only its issuer knows goes back to it alone', () => {
  const items = [
    { type: 'compaction', id: 'cmp_1', encrypted_content: 'x' },
    { type: 'mcp_list_tools', id: 'ml_1', tools: [] },
    { type: 'message', role: 'assistant', content: [{ type: 'output_video', x: 1 }] },
  ];
  expect(sentBack([...items, message('hi')])).toEqual({ items: [...items, says('hi')], losses: [] });
  expect(sentBack([...items, message('hi')], 'azure/x')).toEqual({
    items: [says('hi')],
    losses: [
      'foreignCompaction messages[1].content[0]',
      'foreignOpaque messages[1].content[1]',
      'foreignOpaque messages[1].content[2]',
    ],
  });
});

test('free text for arguments goes back as it is, and as JSON where only that is known', () => {
  const conversation: readonly Message[] = [
    user(),
    { role: 'assistant', content: [{ ...call('a', 'write', 'free {'), freeform: true }] },
    { role: 'tool', content: [result('a')] },
  ];
  const sent = renderFor(here, conversation).body['input'] as readonly Json[];
  expect(sent.slice(1)).toEqual([
    { type: 'custom_tool_call', call_id: 'a', name: 'write', input: 'free {' },
    { type: 'custom_tool_call_output', call_id: 'a', output: 'ok' },
  ]);
  const { body, notes } = renderFor({ ...here, freeformTools: false }, conversation);
  expect((body['input'] as readonly Json[]).slice(1)).toEqual([
    { type: 'function_call', call_id: 'a', name: 'write', arguments: '{"input":"free {"}' },
    { type: 'function_call_output', call_id: 'a', output: 'ok' },
  ]);
  expect(notes).toMatchObject([{ loss: 'freeformCall', path: 'messages[1].content[0]' }]);
});
