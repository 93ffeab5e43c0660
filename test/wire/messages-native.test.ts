import { expect, test } from 'vitest';
import { block, ending, start, stop, text } from './message-events.ts';
import { affinityOf, answerOf } from './reading.ts';

const api = 'anthropic.messages';
const affinity = affinityOf(api);
const end = [ending('end_turn'), stop];

test('thinking with its signature is kept verbatim', () => {
  const thinking = block(
    0,
    { type: 'thinking', thinking: '', signature: '' },
    ['thinking_delta', { thinking: 'Hm' }],
    ['thinking_delta', { thinking: '!' }],
    ['signature_delta', { signature: 'sig' }],
  );
  expect(answerOf(api, [start(), ...thinking, ...text(1, 'a'), ...end]).content[0]).toEqual({
    type: 'reasoning',
    text: 'Hm!',
    native: { affinity, item: { type: 'thinking', thinking: 'Hm!', signature: 'sig' } },
  });
});

test('thinking whose text is withheld keeps its signature', () => {
  const thinking = block(0, { type: 'thinking', thinking: '', signature: '' }, [
    'signature_delta',
    { signature: 'sig' },
  ]);
  expect(answerOf(api, [start(), ...thinking, ...text(1, 'a'), ...end]).content[0]).toMatchObject({
    text: '',
    native: { item: { thinking: '', signature: 'sig' } },
  });
});

test('thinking without a signature can’t go back', () => {
  const thinking = block(0, { type: 'thinking', thinking: 'Hm', signature: '' });
  expect(answerOf(api, [start(), ...thinking, ...text(1, 'a'), ...end]).content[0]).toEqual({
    type: 'reasoning',
    text: 'Hm',
  });
});

test('redacted thinking is opaque reasoning', () => {
  const item = { type: 'redacted_thinking', data: 'xyz' };
  expect(answerOf(api, [start(), ...block(0, item), ...text(1, 'a'), ...end]).content[0]).toEqual({
    type: 'reasoning',
    text: '',
    native: { affinity, item },
  });
});

test('a block of an unknown type is kept as it came', () => {
  const item = { type: 'container_upload', file_id: 'f' };
  expect(answerOf(api, [start(), ...block(0, item), ...text(1, 'a'), ...end]).content[0]).toEqual({
    type: 'opaque',
    native: { affinity, item },
  });
});

test('a run of the vendor’s own tool is two halves, with the input that was streamed', () => {
  const item = { type: 'server_tool_use', id: 'srv', name: 'web_search', input: {} };
  const hosted = block(0, item, ['input_json_delta', { partial_json: '{"query":"x"}' }]);
  const found = {
    type: 'web_search_tool_result',
    tool_use_id: 'srv',
    content: [{ type: 'web_search_result', url: 'https://a.example', title: 'A', encrypted_content: 'e' }],
  };
  const events = [start(), ...hosted, ...block(1, found), ...text(2, 'a'), ...end];
  expect(answerOf(api, events).content.slice(0, 2)).toEqual([
    {
      type: 'hosted',
      half: 'call',
      callId: 'srv',
      tool: 'web_search',
      summary: '{"query":"x"}',
      native: { affinity, item: { ...item, input: { query: 'x' } } },
    },
    {
      type: 'hosted',
      half: 'result',
      callId: 'srv',
      tool: 'web_search',
      summary: 'A',
      sources: [{ url: 'https://a.example', title: 'A' }],
      native: { affinity, item: found },
    },
  ]);
});

test('citations stand beside the text, and deltas of an unknown type leave it as it is', () => {
  const cited = block(
    0,
    { type: 'text', text: '', citations: [] },
    ['text_delta', { text: 'It is so.' }],
    ['citations_delta', { citation: { type: 'char_location', cited_text: 'so', document_title: 'D' } }],
    ['new_delta', { new: 1 }],
  );
  const citation = { type: 'char_location', cited_text: 'so', document_title: 'D' };
  expect(answerOf(api, [start(), ...cited, ...end]).content).toEqual([
    {
      type: 'text',
      text: 'It is so.',
      citations: [{ title: 'D', quote: 'so' }],
      native: { affinity, item: { type: 'text', text: 'It is so.', citations: [citation] } },
    },
  ]);
});

test('its issuer is the model that really spoke', () => {
  const thinking = block(0, { type: 'redacted_thinking', data: 'x' });
  expect(
    answerOf(api, [start({ model: 'b' }), ...thinking, ...text(1, 'a'), ...end]).content[0],
  ).toMatchObject({
    native: { affinity: { target: 'here/asked', model: 'b' } },
  });
});
