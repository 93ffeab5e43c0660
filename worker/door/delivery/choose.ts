import type { StreamMode } from '../../../domain/route/route.ts';
import { Refusal } from '../refusal/refusal.ts';
import type { Parts } from '../service/parts.ts';
import type { Delivery } from './delivery.ts';

const header = 'x-understudy-stream';

/**
 * How a stream is delivered: as the request's header says, else as its route does.
 * @throws Refusal where the header says neither
 */
export function deliveryFor(
  { deliveryOf, config }: Pick<Parts, 'deliveryOf' | 'config'>,
  route: string,
  headers: Pick<Headers, 'get'>,
): Delivery {
  const mode = headers.get(header) ?? config.routes.get(route)?.stream ?? 'complete';
  if (!isMode(mode))
    throw new Refusal('InvalidRequest', `${header}: expected complete or live`, { field: header });
  return deliveryOf(mode);
}

function isMode(word: string): word is StreamMode {
  return word === 'complete' || word === 'live';
}
