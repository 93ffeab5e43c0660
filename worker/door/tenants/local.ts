import { isLoopback } from '../../config/address.ts';
import { Refusal } from '../refusal/refusal.ts';

/**
 * Where no token is asked for, a page in a browser of this machine must not be able to ask: neither under a name of its
 * own that it makes point here, nor from another origin.
 * @throws Refusal `ForeignOrigin`
 */
export function checkLocal(headers: Pick<Headers, 'get'>): void {
  const host = headers.get('host') ?? '';
  if (!isLoopback({ host: hostIn(`http://${host}`) }))
    throw new Refusal(
      'ForeignOrigin',
      'Without tenants only this machine is served: ask 127.0.0.1 or localhost',
      {
        field: 'Host',
      },
    );
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  const foreign = origin !== null && origin !== `http://${host}`;
  if (foreign || site === 'cross-site' || site === 'same-site')
    throw new Refusal('ForeignOrigin', 'Pages of other origins are not served without tenants', {
      field: 'Origin',
    });
}

/** In lower case, and an IPv6 address without its brackets. */
function hostIn(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, '') : '';
}
