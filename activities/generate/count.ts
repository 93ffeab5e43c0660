import type { AssistantMessage } from '../../domain/conversation/message.ts';
import type { Usage } from '../../domain/cost/usage.ts';
import type { Held } from '../conversation/cache.ts';
import { measure } from '../fit/measure.ts';
import type { Setting } from '../setting.ts';
import type { ResolvedTarget } from './resolve.ts';

/** The tokens of a conversation with the answer that was just given. */
export async function tokensWith(setting: Setting, held: Held, answer: AssistantMessage): Promise<number> {
  const route = setting.routes.get(held.brief.route);
  const tokens = route === undefined ? setting.tokens.about(held) : await measure(setting, route, held);
  return tokens + setting.tokens.ofMessage(answer);
}

/** Learns from what the vendor counted; from a rough count of ours there is nothing to learn. */
export function learnFrom(
  { tokens, factors }: Setting,
  { target, profile }: ResolvedTarget,
  held: Held,
  usage: Usage | undefined,
): void {
  if (usage === undefined || !tokens.loaded) return;
  factors.learn(target, profile.format, { actual: usage.input, counted: tokens.about(held) });
}
