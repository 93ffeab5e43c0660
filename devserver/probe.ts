import { connect as connectTcp, isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';

/**
 * Why a host can't be reached over TLS, or undefined when it can. Behind a proxy the proxy is probed instead.
 * Answers within `timeoutMs`, however the network fails: no name, no route, a firewall that swallows packets.
 */
export function probe(
  host: string,
  port: number,
  env: NodeJS.ProcessEnv,
  timeoutMs: number,
): Promise<string | undefined> {
  const proxy = proxyOf(env);
  return new Promise((resolve) => {
    const socket = proxy
      ? connectTcp({ host: proxy.hostname, port: Number(proxy.port || 80) })
      : // Only whether it answers matters: a company's own certificate is for the download itself to judge.
        connectTls({ host, port, servername: isIP(host) === 0 ? host : '', rejectUnauthorized: false });
    const finish = (reason: string | undefined): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(reason);
    };
    // A timer and not the socket's timeout, which doesn't count the look-up of the name.
    const timer = setTimeout(() => finish(`no answer within ${timeoutMs / 1_000} s`), timeoutMs);
    socket.once('error', (error) => finish(error.message));
    socket.once(proxy ? 'connect' : 'secureConnect', () => finish(undefined));
  });
}

function proxyOf(env: NodeJS.ProcessEnv): URL | undefined {
  const text = env['HTTPS_PROXY'] ?? env['https_proxy'] ?? env['ALL_PROXY'] ?? env['all_proxy'];
  return text ? (URL.parse(text) ?? undefined) : undefined;
}
