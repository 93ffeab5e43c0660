import * as fc from 'fast-check';
import type {
  AssistantMessage,
  AssistantPart,
  Message,
  ResultStatus,
} from '../../domain/conversation/message.ts';
import { call, result } from './messages.ts';
import { profiles } from './targets.ts';

const words = fc.oneof(fc.string(), fc.constantFrom('', ' ', '\n', 'hello', '{"a":1}', '<system>', 'é🎭'));
const spoken = words.map((text) => (text.trim() === '' ? `said ${text}` : text));
const speaker = fc.option(fc.constantFrom(...profiles.map(({ target }) => target), 'openai/other'), {
  nil: undefined,
});
const nativeId = fc.option(fc.constantFrom('call_0', '', 'toolu_1', 'functions.x:0', 'x'.repeat(70)), {
  nil: undefined,
});
const args = fc.constantFrom('', '{}', '{"n": 1}', '{"n":', '[1]');

const profile = fc.constantFrom(...profiles);

/** Marks a payload, so that it can be found in a body where it must not be. */
export const markOf = (target: string) => `issued by ${target}`;

const foreign: fc.Arbitrary<AssistantPart> = fc.oneof(
  profile.map(({ format, target }) => ({
    type: 'reasoning' as const,
    text: markOf(target),
    native: {
      affinity: { api: format, target },
      item:
        format === 'openai.chat'
          ? 'reasoning_content'
          : { type: 'thinking', thinking: markOf(target), signature: 's' },
    },
  })),
  profile.map(({ format, target }) => ({
    type: 'opaque' as const,
    native: { affinity: { api: format, target }, item: { new_field: markOf(target) } },
  })),
  words.map((text) => ({ type: 'reasoning' as const, text })),
  words.map((text) => ({ type: 'text' as const, text })),
  words.map((text) => ({ type: 'refusal' as const, text })),
);

const status = fc.constantFrom<ResultStatus>('ok', 'error', 'denied', 'cancelled', 'unknown');
const wanted = fc.record({ args, nativeId, status, output: words });

/** An assistant message, with the results of its calls where it has any. Call ids are set later. */
const answered = fc
  .record({
    parts: fc.array(foreign, { maxLength: 3 }),
    calls: fc.array(wanted, { maxLength: 3 }),
    by: speaker,
  })
  .filter(({ parts, calls }) => parts.length + calls.length > 0)
  .map(({ parts, calls, by }) => (turn: number): Message[] => {
    const ids = calls.map((_, at) => (at % 2 === 0 ? `call_${turn}_${at}` : `${turn}:${at}`));
    const made = calls.map((each, at) => call(ids[at] ?? '', 'lookup', each.args, each.nativeId));
    const message: AssistantMessage = {
      role: 'assistant',
      content: [...parts, ...made],
      ...(by === undefined ? {} : { by }),
    };
    const results = calls.map((each, at) => result(ids[at] ?? '', each.output, each.status));
    return calls.length === 0 ? [message] : [message, { role: 'tool', content: results }];
  });

const heard = fc
  .tuple(fc.constantFrom('user' as const, 'system' as const), spoken, fc.array(words, { maxLength: 2 }))
  .map(([role, first, rest]) => (): Message[] => [
    { role, content: [first, ...rest].map((text) => ({ type: 'text' as const, text })) },
  ]);

/** Conversations that the invariants of `checkConversation` allow and that somebody may be asked to go on with. */
export const conversations: fc.Arbitrary<readonly Message[]> = fc
  .tuple(fc.array(fc.oneof(heard, answered), { maxLength: 8 }), spoken)
  .map(([steps, last]) => [
    ...steps.flatMap((step, at) => step(at)),
    { role: 'user' as const, content: [{ type: 'text' as const, text: last }] },
  ]);
