import type { Commands } from './commands.ts';
import { ControlError } from './control-error.ts';
import { isFields } from './json.ts';
import type { SeenRequest } from './seen-request.ts';

/** Commands to a simulator in another process. */
export interface SimulatorClient extends Commands {
  /** Forgets the requests seen so far. */
  clear(): Promise<void>;
}

/**
 * A client of the control endpoints of a running simulator.
 *
 * @example
 * const simulator = connectSimulator('http://127.0.0.1:4010');
 * await simulator.fail('openai', { fault: 'cut', afterTokens: 3, times: 1 });
 */
export function connectSimulator(url: string): SimulatorClient {
  const command = async (
    method: string,
    path: string,
    provider?: string,
    body?: object,
  ): Promise<unknown> => {
    const address = new URL(`control/${path}`, url.endsWith('/') ? url : `${url}/`);
    if (provider !== undefined) address.searchParams.set('provider', provider);
    const response = await fetch(address, {
      method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    });
    const text = await response.text();
    const value: unknown = text === '' ? undefined : JSON.parse(text);
    if (!response.ok) throw failureOf(value, response.status);
    return value;
  };
  return {
    fail: async (provider, order) => {
      const made = await command('POST', 'faults', undefined, { provider, ...order });
      return isFields(made) ? String(made['id']) : '';
    },
    heal: async (provider) => {
      await command('DELETE', 'faults', provider);
    },
    requests: async (provider) => (await command('GET', 'requests', provider)) as SeenRequest[],
    clear: async () => {
      await command('DELETE', 'requests');
    },
  };
}

function failureOf(value: unknown, status: number): Error {
  const error = isFields(value) ? value['error'] : undefined;
  if (!isFields(error)) return new Error(`the simulator answered ${String(status)}`);
  const field = String(error['field']);
  return new ControlError(field, String(error['message']).replace(`${field}: `, ''));
}
