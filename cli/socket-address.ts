import { isIP } from 'node:net';
import { InvalidArgumentError } from 'commander';

/** An option's IP address and port. Temporal Core resolves no names, and its words for that name no option. */
export function socketAddress(text: string): string {
  const [, ipv6 = '', ipv4 = '', port] = /^(?:\[(.+)\]|([\d.]+)):(\d{1,5})$/.exec(text) ?? [];
  const isPort = Number(port) >= 1 && Number(port) <= 65_535;
  if (isPort && (isIP(ipv6) === 6 || isIP(ipv4) === 4)) return text;
  throw new InvalidArgumentError('Give an IP address and a port such as 127.0.0.1:9464.');
}
