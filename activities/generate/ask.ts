import { randomBytes } from 'node:crypto';
import { callIdBytes, callIdOf } from '../../domain/conversation/call-id.ts';
import { textsOf } from '../../domain/conversation/texts.ts';
import { charactersIn } from '../../domain/cost/characters.ts';
import type { FailureSignal } from '../../domain/failure/signal.ts';
import { judge, type AnswerPolicy } from '../../domain/run/judge.ts';
import type { Answer, Heard, Rendering, StreamReader } from '../../domain/wire/format.ts';
import type { TranslationNote } from '../../domain/wire/note.ts';
import type { Usage } from '../../domain/cost/usage.ts';
import type { NextInput, RefusedCall } from '../../domain/run/generate.ts';
import type { RenderRefused } from '../../domain/wire/refused.ts';
import type { Held } from '../conversation/cache.ts';
import { outputProblem, refusedCalls } from '../schemas/check-answer.ts';
import type { WatchedAttempt } from '../health/health.ts';
import type { LiveAttempt } from '../live/live.ts';
import { freshNotes } from '../../domain/wire/fresh-notes.ts';
import { Watch } from './limits.ts';
import type { ResolvedTarget } from './resolve.ts';

interface Told {
  /** What has come of the answer: words, thoughts and arguments. */
  characters: number;
  requestId?: string;
  /** From the request to the first content, in ms. */
  firstTokenMs?: number;
  usage?: Usage | undefined;
}

export type Asked = Readonly<Told> &
  (
    | {
        readonly ok: true;
        readonly answer: Answer;
        readonly refused: readonly RefusedCall[];
        readonly notes: readonly TranslationNote[];
      }
    | {
        readonly ok: false;
        readonly signal: FailureSignal;
        readonly evidence?: string;
        /** Given up before the request. */
        readonly unasked?: true;
      }
  );

export interface Bounds {
  /** The call's deadline in ms since the epoch. */
  readonly deadlineAt: number | undefined;
  readonly cancelled: AbortSignal;
  /** Which complete answers count as failures, where that isn't the default. */
  readonly policy: Partial<AnswerPolicy> | undefined;
  /** What health makes of the attempt, and hears of it. */
  readonly watched: Pick<WatchedAttempt, 'left' | 'firstToken'>;
  /** Who reads along. */
  readonly live?: LiveAttempt;
}

/**
 * Sends the conversation to a target and reads the stream to its end. Whatever goes wrong on the way comes back as a
 * signal; only a complete answer is an answer.
 */
export async function ask(
  { provider, format, profile, limits, reasons, target }: ResolvedTarget,
  { body, notes, toolNames }: Rendering,
  { messages, brief }: Held,
  { deadlineAt, cancelled, policy, watched, live }: Bounds,
): Promise<Asked> {
  const startedAt = Date.now();
  const told: Told = { characters: 0 };
  const totalMs = Math.min(limits.totalMs, (deadlineAt ?? Infinity) - startedAt);
  if (totalMs <= 0)
    return {
      ok: false,
      unasked: true,
      characters: 0,
      signal: { at: 'timer', code: 'total' },
      evidence: 'nobody was asked: it is too late',
    };
  const watch = new Watch({ ...limits, totalMs }, { cancelled, left: watched.left, reasons });
  const failed = (signal: FailureSignal) =>
    failure(signal, told, provider.evidence(signal, textsOf(messages)));
  let answering = false;
  try {
    const stream = await provider.stream({ body, format: profile.format, signal: watch.signal });
    watch.headersArrived();
    answering = true;
    if (stream.requestId !== undefined) told.requestId = stream.requestId;
    const reader = format.reader({
      mintCallId: () => callIdOf(randomBytes(callIdBytes)),
      affinity: { api: profile.format, target },
      toolNames,
      finishOptional: profile.finishOptional,
    });
    await read(stream.events, reader, (event, { text, since }) => {
      if (text !== undefined) live?.text(text, since);
      const characters = charactersIn(event);
      told.characters += characters;
      if (told.firstTokenMs === undefined) {
        told.firstTokenMs = Date.now() - startedAt;
        watched.firstToken();
      }
      watch.progressed(characters);
    });
    const result = reader.end();
    if (!result.ok) return failed(watch.verdict() ?? result.signal);
    const { answer } = result;
    const judgement = judge(answer, policy);
    const broken = judgement.accepted ? outputProblem(answer, brief) : judgement.signal;
    if (broken !== undefined) {
      told.usage = answer.usage;
      return failed(broken);
    }
    const refused = refusedCalls(answer.content, brief.tools);
    return { ok: true, answer, refused, notes: freshNotes(notes, messages, target), ...told };
  } catch (error) {
    const signal = provider.toSignal(error);
    return failed(watch.verdict() ?? (answering ? inMidAnswer(signal) : signal));
  } finally {
    watch.close();
  }
}

/** What comes of an attempt at a target that was left while it waited for its turn: nobody was asked. */
export const spared: Asked = {
  ok: false,
  characters: 0,
  unasked: true,
  signal: { at: 'health', code: 'left' },
};

/** What comes of a request that the target would refuse: nobody was asked. */
export function unasked({ message }: RenderRefused): Asked {
  return {
    ok: false,
    characters: 0,
    unasked: true,
    signal: { at: 'request', message },
    evidence: message.slice(0, 300),
  };
}

/** What to send. Throws `RenderRefused` where the target would not take it. */
export function render(
  { format, profile, settings, system }: ResolvedTarget,
  { brief, messages }: Held,
  { without }: NextInput,
): Rendering {
  return format.render({
    conversation: messages,
    tools: brief.tools,
    settings: { ...brief.settings, ...settings },
    ...(brief.output === undefined ? {} : { output: brief.output }),
    ...(system === undefined ? {} : { system }),
    ...(without === undefined ? {} : { without }),
    profile,
  });
}

async function read(
  events: AsyncIterable<unknown>,
  reader: StreamReader,
  progressed: (event: unknown, heard: Heard) => void,
): Promise<void> {
  for await (const event of events) {
    const heard = reader.push(event);
    if (heard.progress) progressed(event, heard);
  }
}

/** A socket that breaks while it brings the answer has cut the answer. */
function inMidAnswer(signal: FailureSignal): FailureSignal {
  return signal.at === 'transport' ? { ...signal, at: 'stream', code: 'truncated' } : signal;
}

function failure(signal: FailureSignal, told: Told, evidence: string | undefined): Asked {
  const requestId = told.requestId ?? signal.headers?.['x-request-id'] ?? signal.headers?.['request-id'];
  return {
    ok: false,
    signal,
    ...told,
    ...(requestId === undefined ? {} : { requestId }),
    ...(evidence === undefined ? {} : { evidence }),
  };
}
