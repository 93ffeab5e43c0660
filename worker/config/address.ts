import { isIP } from 'node:net';

/** Where a server listens. */
export interface Address {
  /** An IP address without brackets, or a name. */
  readonly host: string;
  readonly port: number;
}

/** Where the door listens unless the file says otherwise. */
export const usualAddress: Address = { host: '127.0.0.1', port: 8787 };

const pattern = /^(?:\[([0-9a-fA-F:.]+)\]|([A-Za-z0-9.-]+)):(\d{1,5})$/;

/** From `127.0.0.1:8787`, `[::1]:8787` or `localhost:8787`; undefined when it is none. */
export function parseAddress(value: unknown): Address | undefined {
  const [, inBrackets, plain = '', digits] = (typeof value === 'string' && pattern.exec(value)) || [];
  const port = Number(digits);
  if (!(port >= 1 && port <= 65_535)) return undefined;
  if (inBrackets !== undefined) return isIP(inBrackets) === 6 ? { host: inBrackets, port } : undefined;
  // Digits and dots alone are an IP address, or a slip of one.
  return /^[\d.]+$/.test(plain) && isIP(plain) !== 4 ? undefined : { host: plain, port };
}

export function formatAddress({ host, port }: Address): string {
  return isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`;
}

/** Only processes of the same machine reach it. */
export function isLoopback({ host }: Pick<Address, 'host'>): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
