import type { Message } from '../../domain/conversation/message.ts';
import type { Rendering, RenderInput } from '../../domain/wire/format.ts';
import { formatOf } from '../../domain/wire/formats.ts';
import type { TargetProfile } from '../../domain/wire/profile.ts';
import { profileOf } from '../../domain/wire/profiles/profiles.ts';

export const openai = profileOf({
  provider: 'openai',
  kind: 'openai',
  model: 'gpt-4.1',
  apiVersion: undefined,
});

export const responses = profileOf({
  provider: 'openai-responses',
  kind: 'openai',
  model: 'gpt-5.6-sol',
  apiVersion: undefined,
  api: 'openai.responses',
});

export const azure = profileOf({
  provider: 'azure-eu',
  kind: 'azure-openai',
  model: 'gpt-4.1',
  apiVersion: undefined,
});

export const claude = profileOf({
  provider: 'anthropic',
  kind: 'anthropic',
  model: 'claude-opus-5-5',
  apiVersion: undefined,
});

export const mistral = profileOf({
  provider: 'mistral',
  kind: 'openai-compatible',
  model: 'mistral-large',
  apiVersion: undefined,
});

export const profiles = [openai, azure, claude, mistral];

export function renderFor(
  profile: TargetProfile,
  conversation: readonly Message[],
  more: Partial<Omit<RenderInput, 'profile' | 'conversation'>> = {},
): Rendering {
  return formatOf(profile.format).render({ conversation, tools: [], settings: {}, profile, ...more });
}

/** The messages of a request's body. */
export function messagesOf({ body }: Rendering): readonly Record<string, unknown>[] {
  return body['messages'] as unknown as readonly Record<string, unknown>[];
}
