import { randomBytes } from 'node:crypto';
import { callIdBytes, callIdOf } from '../../domain/conversation/call-id.ts';
import { charactersIn } from '../../domain/cost/characters.ts';
import type { Usage } from '../../domain/cost/usage.ts';
import type { FailureSignal } from '../../domain/failure/signal.ts';
import { judge, type AnswerPolicy } from '../../domain/run/judge.ts';
import type { Answer, Rendering, StreamReader } from '../../domain/wire/format.ts';
import type { TranslationNote } from '../../domain/wire/note.ts';
import type { Held } from '../conversation/cache.ts';
import { redact } from '../providers/redact.ts';
import { freshNotes } from '../../domain/wire/fresh-notes.ts';
import { Watch } from './limits.ts';
import type { ResolvedTarget } from './resolve.ts';

interface Told {
  requestId?: string;
  /** From the request to the first content, in ms. */
  firstTokenMs?: number;
  usage?: Usage | undefined;
}

export type Asked = Readonly<Told> &
  (
    | { readonly ok: true; readonly answer: Answer; readonly notes: readonly TranslationNote[] }
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
}

/**
 * Sends the conversation to a target and reads the stream to its end. Whatever goes wrong on the way comes back as a
 * signal; only a complete answer is an answer.
 */
export async function ask(
  { provider, format, profile, limits, reasons, target }: ResolvedTarget,
  { body, notes }: Rendering,
  { messages }: Held,
  { deadlineAt, cancelled, policy }: Bounds,
): Promise<Asked> {
  const startedAt = Date.now();
  const told: Told = {};
  const totalMs = Math.min(limits.totalMs, (deadlineAt ?? Infinity) - startedAt);
  if (totalMs <= 0)
    return {
      ok: false,
      unasked: true,
      signal: { at: 'timer', code: 'total' },
      evidence: 'nobody was asked: it is too late',
    };
  const watch = new Watch({ ...limits, totalMs }, { cancelled, reasons });
  let answering = false;
  try {
    const stream = await provider.stream({ body, format: profile.format, signal: watch.signal });
    watch.headersArrived();
    answering = true;
    if (stream.requestId !== undefined) told.requestId = stream.requestId;
    const reader = format.reader({
      mintCallId: () => callIdOf(randomBytes(callIdBytes)),
      affinity: { api: profile.format, target },
    });
    await read(stream.events, reader, (event) => {
      told.firstTokenMs ??= Date.now() - startedAt;
      watch.progressed(charactersIn(event));
    });
    const result = reader.end();
    if (!result.ok) return failed(watch.verdict() ?? result.signal, told);
    const { answer } = result;
    const judgement = judge(answer, policy);
    if (!judgement.accepted) return failed(judgement.signal, { ...told, usage: answer.usage });
    return { ok: true, answer, notes: freshNotes(notes, messages, target), ...told };
  } catch (error) {
    const signal = provider.toSignal(error);
    return failed(watch.verdict() ?? (answering ? inMidAnswer(signal) : signal), told);
  } finally {
    watch.close();
  }
}

/** What to send. Throws `RenderRefused` where no target could take it. */
export function render({ format, profile, settings }: ResolvedTarget, { brief, messages }: Held): Rendering {
  return format.render({
    conversation: messages,
    tools: brief.tools,
    settings: { ...brief.settings, ...settings },
    ...(brief.output === undefined ? {} : { output: brief.output }),
    profile,
  });
}

async function read(
  events: AsyncIterable<unknown>,
  reader: StreamReader,
  progressed: (event: unknown) => void,
): Promise<void> {
  for await (const event of events) if (reader.push(event).progress) progressed(event);
}

/** A socket that breaks while it brings the answer has cut the answer. */
function inMidAnswer(signal: FailureSignal): FailureSignal {
  return signal.at === 'transport' ? { ...signal, at: 'stream', code: 'truncated' } : signal;
}

function failed(signal: FailureSignal, told: Told): Asked {
  const requestId = told.requestId ?? signal.headers?.['x-request-id'] ?? signal.headers?.['request-id'];
  return {
    ok: false,
    signal,
    ...told,
    ...(requestId === undefined ? {} : { requestId }),
    ...(signal.message === undefined ? {} : { evidence: redact(signal.message) }),
  };
}
