import type { Affinity } from '../../domain/conversation/affinity.ts';
import type { Answer, ReadResult } from '../../domain/wire/format.ts';
import { formatOf } from '../../domain/wire/formats.ts';

export const affinityOf = (api: string): Affinity => ({ api, target: 'here/asked' });

/** What a format's reader makes of these events; call ids are `id-1`, `id-2`, … */
export function read(api: string, events: readonly unknown[]): ReadResult {
  let minted = 0;
  const mintCallId = () => {
    minted += 1;
    return `id-${minted}`;
  };
  const reader = formatOf(api).reader({ mintCallId, affinity: affinityOf(api) });
  for (const event of events) reader.push(event);
  return reader.end();
}

export function answerOf(api: string, events: readonly unknown[]): Answer {
  const result = read(api, events);
  if (!result.ok) throw new Error(`not an answer: ${JSON.stringify(result.signal)}`);
  return result.answer;
}
