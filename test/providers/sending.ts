import type { ProviderBinding, ProviderKind } from '../../activities/providers/binding.ts';
import { connectProvider } from '../../activities/providers/providers.ts';
import { classify } from '../../domain/failure/classify.ts';
import type { FailureKind } from '../../domain/failure/kinds.ts';
import type { FailureSignal } from '../../domain/failure/signal.ts';
import type { JsonObject } from '../../domain/json.ts';
import { formatOf } from '../../domain/wire/formats.ts';
import { profileOf } from '../../domain/wire/profiles/profiles.ts';
import * as chat from '../wire/chat-chunks.ts';
import * as messages from '../wire/message-events.ts';

export const kinds = ['openai', 'openai-compatible', 'azure-openai', 'anthropic'] as const;

/** The beginning of an answer, and the rest of it, in the words of a kind. */
export function answerOf(kind: ProviderKind): {
  readonly first: readonly object[];
  readonly rest: readonly object[];
} {
  return kind === 'anthropic'
    ? {
        first: [messages.start(), ...messages.text(0, 'Hel', 'lo')],
        rest: [messages.ending('end_turn'), messages.stop],
      }
    : { first: [chat.text('Hel'), chat.text('lo')], rest: [chat.finish('stop')] };
}

export const formatOfKind = (kind: ProviderKind) =>
  formatOf(profileOf({ provider: 'there', kind, model: 'm', apiVersion: undefined }).format);

const anything: JsonObject = { model: 'm', stream: true };

/** Sends one request and reads all of its events. */
export async function ask(
  binding: ProviderBinding,
  signal: AbortSignal = AbortSignal.timeout(20_000),
  body = anything,
): Promise<readonly unknown[]> {
  const stream = await connectProvider(binding).stream({ body, signal });
  const events: unknown[] = [];
  for await (const event of stream.events) events.push(event);
  return events;
}

/** What was seen of a failure, its kind, and what would be recorded of it. */
export type Found = FailureSignal & { readonly kind: FailureKind; readonly evidence: string | undefined };

/** Sends a request that must fail. */
export async function failureOf(
  binding: ProviderBinding,
  { body = anything, prompts = [] }: { body?: JsonObject; prompts?: readonly string[] } = {},
): Promise<Found> {
  const provider = connectProvider(binding);
  try {
    const events = await ask(binding, undefined, body);
    throw new Error(`it answered: ${JSON.stringify(events)}`);
  } catch (error) {
    const signal = provider.toSignal(error);
    const kind = classify(signal, formatOfKind(binding.kind).errorRows);
    return { ...signal, kind, evidence: provider.evidence(signal, prompts) };
  }
}
