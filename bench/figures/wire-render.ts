import { formatOf } from '../../domain/wire/formats.ts';
import type { Figure } from '../figure.ts';
import { longConversation } from '../wire/long-conversation.ts';
import { slowest, targets } from '../wire/targets.ts';

const length = 1000;

export const wireRender: Figure = {
  name: 'wire.render.ms',
  unit: 'ms',
  goal: { atMost: 20 },
  about: 'rendering 1,000 messages of 1 MB: p50 of the slowest wire format',
  measure: () => Promise.resolve(renderMs(length)),
};

export const wireRenderGrowth: Figure = {
  name: 'wire.render.growth',
  unit: 'ratio',
  goal: { atMost: 5 },
  about: 'rendering 4,000 messages over rendering 1,000: 4 is linear',
  measure: () => Promise.resolve(renderMs(4 * length) / renderMs(length)),
};

function renderMs(messages: number): number {
  const conversation = longConversation(
    messages,
    targets.map(({ target }) => target),
  );
  return slowest((profile) => {
    formatOf(profile.format).render({ conversation, tools: [], settings: {}, profile });
  });
}
