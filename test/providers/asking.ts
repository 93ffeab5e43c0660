import type { ProviderBinding } from '../../activities/providers/binding.ts';
import { connectProvider } from '../../activities/providers/providers.ts';
import type { ReadResult } from '../../domain/wire/format.ts';
import { formatOf } from '../../domain/wire/formats.ts';
import { profileOf } from '../../domain/wire/profiles/profiles.ts';

/** One attempt over the real SDK: what was read, or the signal of what was thrown. */
export async function askOnce(
  binding: ProviderBinding,
  signal: AbortSignal = AbortSignal.timeout(20_000),
): Promise<ReadResult> {
  const profile = profileOf({
    provider: binding.name,
    kind: binding.kind,
    model: 'gpt-4.1',
    apiVersion: undefined,
  });
  const affinity = { api: profile.format, target: profile.target };
  const reader = formatOf(profile.format).reader({ mintCallId: () => 'call_1', affinity });
  const provider = connectProvider(binding);
  try {
    const body = { model: profile.model, messages: [], stream: true };
    const { events } = await provider.stream({ body, signal, attemptId: 'attempt-1' });
    for await (const event of events) reader.push(event);
    return reader.end();
  } catch (error) {
    return { ok: false, signal: provider.toSignal(error), received: [] };
  }
}
