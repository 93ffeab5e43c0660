import { array, assert, boolean, constantFrom, integer, property, record, string } from 'fast-check';
import { expect, test } from 'vitest';
import type { AssistantPart } from '../../domain/conversation/message.ts';
import type { Answer, Heard, LiveEvents, ReadResult, WireEvent } from '../../domain/wire/format.ts';
import { formatOf, formats } from '../../domain/wire/formats.ts';
import { answers as plainAnswers } from './answers.ts';
import { affinityOf } from './reading.ts';
import { stream } from './streams.ts';

const envelope = { id: 'id_1', model: 'here/asked', createdAt: 1 };
const apis = formats.map(({ id }) => id);

function readerOf(api: string) {
  let minted = 0;
  return formatOf(api).reader({ affinity: affinityOf(api), mintCallId: () => `id-${(minted += 1)}` });
}

/** What one who reads along hears of these events, and the answer. */
function hear(api: string, events: readonly unknown[]): { heard: readonly Heard[]; result: ReadResult } {
  const reader = readerOf(api);
  return { heard: events.map((event) => reader.push(event)), result: reader.end() };
}

const textsOf = (parts: readonly AssistantPart[]) =>
  parts.flatMap((part) => (part.type === 'text' ? [part.text] : []));

/** Texts of an answer up to its first call: what stands behind one is not told. */
function toldTexts({ content }: Answer): string {
  const call = content.findIndex(({ type }) => type === 'call');
  return textsOf(call === -1 ? content : content.slice(0, call)).join('');
}

const words = string({ minLength: 1 }).map((text) => `said ${text}`);

/** Answers with everything that may stand around words. */
const richAnswers = record({
  api: constantFrom(...apis),
  thought: boolean(),
  texts: array(words, { minLength: 1, maxLength: 3 }),
  hosted: boolean(),
  plain: plainAnswers,
}).map(({ api, thought, texts, hosted, plain }): { api: string; answer: Answer } => {
  const thinking: AssistantPart = { type: 'reasoning', text: 'hm' };
  const search = {
    type: 'server_tool_use',
    id: 's1',
    name: 'web_search',
    input: { query: 'x' },
  };
  const found = { type: 'web_search_tool_result', tool_use_id: 's1', content: [] };
  const run = [search, found].map((item, at): AssistantPart => ({
    type: 'hosted',
    half: at === 0 ? 'call' : 'result',
    callId: 's1',
    tool: 'web_search',
    summary: '',
    native: { affinity: affinityOf('anthropic.messages'), item },
  }));
  return {
    api,
    answer: {
      ...plain,
      content: [
        ...(thought ? [thinking] : []),
        ...texts.flatMap((text, at): AssistantPart[] => [
          ...(hosted && at > 0 ? run : []),
          { type: 'text', text },
        ]),
        ...plain.content.filter(({ type }) => type === 'call'),
      ],
    },
  };
});

test('the words that are told of a stream are the texts of its answer', () => {
  assert(
    property(stream, ({ api, events }) => {
      const { heard, result } = hear(api, events);
      if (!result.ok) throw new Error('no answer');
      expect(heard.map(({ text = '' }) => text).join('')).toBe(toldTexts(result.answer));
    }),
  );
});

test('and in between come the parts that stand before them, each once', () => {
  assert(
    property(richAnswers, ({ api, answer }) => {
      const events = formatOf(api).answerEvents(answer, envelope);
      const { heard, result } = hear(
        api,
        events.map(({ data }) => data),
      );
      if (!result.ok) throw new Error('no answer');
      const told = heard.flatMap(({ since = [] }) => since);
      expect(told).toEqual(result.answer.content.slice(0, told.length));
      expect(heard.map(({ text = '' }) => text).join('')).toBe(toldTexts(result.answer));
    }),
  );
});

/** Tells what was heard, each text in pieces of this length. */
function tell(live: LiveEvents, heard: readonly Heard[], length: number): readonly WireEvent[] {
  return heard.flatMap(({ text = '', since }) => {
    const pieces = Array.from({ length: Math.ceil(text.length / length) }, (_, at) =>
      text.slice(at * length, (at + 1) * length),
    );
    return pieces.flatMap((piece, at) => live.text(piece, at === 0 ? since : undefined));
  });
}

function answerOf(api: string, events: readonly WireEvent[]): Answer {
  const { result } = hear(
    api,
    events.map(({ data }) => data),
  );
  if (!result.ok) throw new Error(JSON.stringify(result.signal));
  return result.answer;
}

test('told while it comes, an answer reads like one that was sent at once', () => {
  assert(
    property(
      richAnswers,
      constantFrom(...apis),
      integer({ min: 1, max: 9 }),
      ({ api, answer }, to, length) => {
        const { heard, result } = hear(
          api,
          formatOf(api)
            .answerEvents(answer, envelope)
            .map(({ data }) => data),
        );
        if (!result.ok) throw new Error('no answer');
        const live = formatOf(to).liveEvents(envelope);
        const told = [...live.begin(), ...tell(live, heard, length)];
        const rest = live.rest(result.answer);
        expect(rest).toBeDefined();
        expect(answerOf(to, [...told, ...(rest ?? [])])).toEqual(
          answerOf(to, formatOf(to).answerEvents(result.answer, envelope)),
        );
        expect(
          hear(
            to,
            told.map(({ data }) => data),
          ).result.ok,
        ).toBe(false);
      },
    ),
  );
});

test.each(apis)('%s: what nothing was told of comes as it would have been sent at once', (api) => {
  assert(
    property(richAnswers, ({ answer }) => {
      const live = formatOf(api).liveEvents(envelope);
      const all = [...live.begin(), ...(live.rest(answer) ?? [])];
      expect(answerOf(api, all)).toEqual(answerOf(api, formatOf(api).answerEvents(answer, envelope)));
    }),
  );
});

const goodbye: Answer = { content: [{ type: 'text', text: 'Goodbye, then.' }], finish: 'stop' };

test.each(apis)('%s: another answer goes on only where it begins with what was told', (api) => {
  const begun = () => {
    const live = formatOf(api).liveEvents(envelope);
    return { live, events: [...live.begin(), ...live.text('Good', []), ...live.text('bye')] };
  };
  const same = begun();
  const rest = same.live.rest(goodbye) ?? [];
  expect(textsOf(answerOf(api, [...same.events, ...rest]).content)).toEqual(['Goodbye, then.']);
  const other = begun();
  expect(other.live.rest({ ...goodbye, content: [{ type: 'text', text: 'Good day.' }] })).toBeUndefined();
});

test.each(apis)('%s: a refusal may follow any words', (api) => {
  const live = formatOf(api).liveEvents(envelope);
  const told = [...live.begin(), ...live.text('Well', [])];
  const rest = live.rest({ content: [{ type: 'refusal', text: 'I can’t.' }], finish: 'refusal' });
  expect(answerOf(api, [...told, ...(rest ?? [])]).finish).toBe('refusal');
});

test.each([
  ['openai.chat', ['there/served']],
  ['openai.responses', ['there/served']],
  // Its model stands in the first event, and nowhere else.
  ['anthropic.messages', []],
])('%s: who served it in the end is told with the rest, where there is a place for it: %j', (api, told) => {
  const live = formatOf(api).liveEvents(envelope);
  live.text('Good', []);
  const rest = live.rest({ ...goodbye, model: 'there/served' }) ?? [];
  const models = rest.map(({ data }) => data as { model?: string; response?: { model?: string } });
  expect([...new Set(models.flatMap(({ model, response }) => model ?? response?.model ?? []))]).toEqual(told);
});
