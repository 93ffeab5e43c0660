import type { Dialect, Writing } from './dialects/dialect.ts';
import type { AnswerForm } from './faults/fault.ts';
import type { ParsedOrder } from './faults/parse-order.ts';
import { type Fields, isFields, parseJson } from './json.ts';
import type { Answer } from './model/answer.ts';
import { answer } from './model/model.ts';
import { answerTokens, countTokens } from './model/tokens.ts';
import type { ProviderOptions } from './options.ts';
import type { Voice } from './voice.ts';
import { paced } from './wire/paced.ts';
import type { Plan, Step } from './wire/step.ts';

const MOST_PIECES = 64;
const MS_PER_SECOND = 1_000;

/** What an answer is made from. */
export interface Answering {
  readonly options: ProviderOptions;
  readonly dialect: Dialect;
  /** Has passed every rule of the dialect. */
  readonly body: Fields;
  readonly streamed: boolean;
  /** Orders that shape the answer, oldest first. */
  readonly shaping: readonly ParsedOrder[];
  readonly mintId: Writing['mintId'];
  voice(this: void, streamed: boolean): Voice;
}

/** A valid request's answer as steps on the socket, shaped by faults: what is said, how written, how sent. */
export function answerSteps(answering: Answering): Step[] {
  const { dialect, body, shaping, options } = answering;
  let said = answer(dialect.read(body));
  for (const { fault, order } of shaping) said = fault.answer?.(said, order) ?? said;
  let writing = writingOf(said, answering);
  let form: AnswerForm = answering.streamed ? 'stream' : 'json';
  for (const { fault, order } of shaping) {
    writing = fault.write?.(writing, order) ?? writing;
    form = fault.form?.(order) ?? form;
  }
  const voice = answering.voice(form !== 'json');
  let plan: Plan = {
    streamed: form !== 'json',
    pace: { tokensPerSecond: options.tokensPerSecond, firstTokenMs: options.firstTokenMs },
    steps: [voice.head(200), ...written(said, writing, form, dialect), { do: 'end' }],
  };
  for (const { fault, order } of shaping) plan = fault.plan?.(plan, order, voice) ?? plan;
  return paced(plan);
}

function written(said: Answer, writing: Writing, form: AnswerForm, dialect: Dialect): Step[] {
  if (form === 'stream') return dialect.events(said, writing).map(sent);
  const json = dialect.json(said, writing);
  if (form === 'json') return [{ do: 'send', text: json, mark: 'body', tokens: answerTokens(said) }];
  const whole = parseJson(json);
  return dialect.atOnce(isFields(whole) ? whole : {}).map(sent);
}

function sent({ wire, ...event }: ReturnType<Dialect['events']>[number]): Step {
  return { do: 'send', text: wire, ...event };
}

function writingOf(said: Answer, { body, options, shaping, mintId }: Answering): Writing {
  // Token by token only where somebody counts tokens; else a long answer is a few large pieces.
  const counted = shaping.length > 0 || options.tokensPerSecond !== undefined;
  return {
    body,
    provider: options.name,
    model: String(body['model']),
    inputTokens: countTokens(
      JSON.stringify([
        body['system'] ?? body['instructions'],
        body['messages'] ?? body['input'],
        body['tools'],
      ]),
    ),
    pieceTokens: counted ? 1 : Math.max(1, Math.ceil(answerTokens(said) / MOST_PIECES)),
    mintId,
    createdAt: Math.floor(Date.now() / MS_PER_SECOND),
    callIndex: (index) => index,
  };
}
