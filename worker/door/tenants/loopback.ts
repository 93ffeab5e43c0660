import { Refusal } from '../refusal/refusal.ts';

/** Whether nobody but this machine can reach an address. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase();
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}

/**
 * Where no token is asked for, a page in a browser of this machine must not be able to ask: neither under a name of its
 * own that it makes point here, nor from another origin.
 * @throws Refusal `ForeignOrigin`
 */
export function checkLocal(headers: Pick<Headers, 'get'>): void {
  const host = headers.get('host') ?? '';
  if (!isLoopback(hostIn(`http://${host}`)))
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

function hostIn(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
