import { randomBytes } from 'node:crypto';
import { replay, type Replay } from '../../activities/providers/replay.ts';
import { callIdBytes, callIdOf } from '../../domain/conversation/call-id.ts';
import { classify } from '../../domain/failure/classify.ts';
import { failureKinds } from '../../domain/failure/kinds.ts';
import type { TargetId } from '../../domain/route/target.ts';
import { messageOf, storedFinish } from '../../domain/run/generate.ts';
import type { ReaderOptions, ReadResult, WireFormat } from '../../domain/wire/format.ts';
import { formatOf } from '../../domain/wire/formats.ts';
import type { Outcome } from './lines.ts';

export interface ReadOptions {
  /** The wire format's id. */
  readonly api: string;
  readonly stream: boolean;
  /** A line holds the stream as a JSON string. */
  readonly quoted: boolean;
  /** Who answered; absent: whoever the response names. */
  readonly target: TargetId | undefined;
}

/** Reads responses of one API; streams go through the vendor's own client, as in an attempt. */
export function responseReader({
  api,
  stream,
  quoted,
  target,
}: ReadOptions): (input: string) => Promise<Outcome> {
  const format = formatOf(api);
  const client = replay(api);
  return async (input) => {
    const options: ReaderOptions = {
      mintCallId: () => callIdOf(randomBytes(callIdBytes)),
      affinity: { api, ...(target === undefined ? {} : { target }) },
    };
    const result = stream
      ? await readStream(format, client, quoted ? unquoted(input) : input, options)
      : readBody(format, input, options);
    return outcomeOf(result, format, target);
  };
}

function readBody(format: WireFormat, input: string, options: ReaderOptions): ReadResult {
  try {
    return format.read(JSON.parse(input), options);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return malformed('the body is no JSON');
  }
}

async function readStream(
  format: WireFormat,
  client: Replay,
  sse: string | undefined,
  options: ReaderOptions,
): Promise<ReadResult> {
  if (sse === undefined) return malformed('the line is no JSON string with a stream in it');
  const reader = format.reader(options);
  try {
    const { events } = await client.stream(sse);
    for await (const event of events) reader.push(event);
    return reader.end();
  } catch (error) {
    const ended = reader.end();
    return {
      ok: false,
      signal: client.toSignal(error),
      received: ended.ok ? ended.answer.content : ended.received,
    };
  }
}

function unquoted(line: string): string | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

function malformed(message: string): ReadResult {
  return { ok: false, signal: { at: 'stream', code: 'malformed', message }, received: [] };
}

function outcomeOf(result: ReadResult, { errorRows }: WireFormat, target: TargetId | undefined): Outcome {
  if (result.ok) {
    const { content, ...told } = result.answer;
    const message = messageOf({ content, ...storedFinish(result.answer) }, target);
    return { ok: true, record: { message, ...told } };
  }
  const { signal, received } = result;
  const kind = classify(signal, errorRows);
  const { headers: _, ...seen } = signal;
  return { ok: false, record: { failure: { kind, ...seen, advice: failureKinds[kind].advice, received } } };
}
