import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Commands } from './commands.ts';
import { ControlError } from './control-error.ts';
import { isFields, parseJson } from './json.ts';
import type { FaultOrder } from './faults/order.ts';
import type { ProviderOptions } from './options.ts';
import type { Simulator } from './simulator.ts';
import { readBody } from './wire/body.ts';

type Commanded = Commands & Pick<Simulator, 'baseUrl' | 'clear'>;
type Route = (commands: Commanded, provider: string | undefined, body: string) => Promise<Reply>;

interface Reply {
  readonly status: number;
  readonly value?: unknown;
}

const ROUTES: Readonly<Record<string, Route>> = {
  'POST /control/faults': async (commands, _, body) => {
    const command = parseJson(body);
    if (!isFields(command)) throw new ControlError('body', 'must be a JSON object');
    const { provider, ...order } = command;
    if (typeof provider !== 'string') throw new ControlError('provider', 'must be the name of a provider');
    return { status: 201, value: { id: await commands.fail(provider, order as unknown as FaultOrder) } };
  },
  'DELETE /control/faults': async (commands, provider) => {
    await commands.heal(provider);
    return { status: 204 };
  },
  'GET /control/requests': async (commands, provider) => ({
    status: 200,
    value: await commands.requests(provider),
  }),
  'DELETE /control/requests': (commands) => {
    commands.clear();
    return Promise.resolve({ status: 204 });
  },
};

/** The HTTP side of the commands. A command that cannot be followed gets a 400 that names the field. */
export function controlRoutes(commands: Commanded, providers: readonly ProviderOptions[]): RequestListener {
  const routes: Readonly<Record<string, Route>> = {
    ...ROUTES,
    'GET /control/health': () =>
      Promise.resolve({
        status: 200,
        value: {
          status: 'ok',
          providers: providers.map(({ name, dialect }) => ({
            name,
            dialect,
            baseUrl: commands.baseUrl(name),
          })),
        },
      }),
  };
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://simulator');
    const route = routes[`${request.method ?? ''} ${url.pathname}`];
    const body = await readBody(request);
    if (route === undefined || typeof body !== 'string') {
      const paths = Object.keys(routes).join(', ');
      reply(response, {
        status: 404,
        value: failure('path', `no such path; there are /{provider}/…, ${paths}`),
      });
      return;
    }
    const provider = url.searchParams.get('provider') ?? undefined;
    reply(response, await route(commands, provider, body).catch(refusal));
  };
  return (request, response) => void serve(request, response);
}

function refusal(error: unknown): Reply {
  if (error instanceof ControlError) return { status: 400, value: failure(error.field, error.message) };
  return { status: 500, value: failure('simulator', String(error)) };
}

function failure(field: string, message: string): object {
  return { error: { field, message } };
}

function reply(response: ServerResponse, { status, value }: Reply): void {
  if (value === undefined) response.writeHead(status).end();
  else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}
