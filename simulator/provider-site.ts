import { ControlError } from './control-error.ts';
import { Door } from './door.ts';
import { parseOrder } from './faults/parse-order.ts';
import { countsRequests, type FaultOrder } from './faults/order.ts';
import type { ProviderOptions } from './options.ts';
import { Provider } from './provider.ts';
import type { RequestLog } from './request-log.ts';
import { vendors } from './vendors/list.ts';

/** A provider at its address: behind a door of its own when it has a port, else behind the shared one. */
export class ProviderSite {
  readonly provider: Provider;
  readonly #door: Door | undefined;
  #reopening: NodeJS.Timeout | undefined;

  constructor(
    options: ProviderOptions,
    host: string,
    log: RequestLog,
    mintId: (prefix: string, length: number) => string,
  ) {
    const { name, dialect, port } = options;
    if (!/^[\w-]+$/.test(name) || name === 'control') {
      throw new ControlError(
        'name',
        `must be letters, digits, - and _, and not "control", got ${JSON.stringify(name)}`,
      );
    }
    if (!Object.hasOwn(vendors, dialect)) {
      const known = Object.keys(vendors).join(' or ');
      throw new ControlError('dialect', `must be ${known}, got ${JSON.stringify(dialect)}`);
    }
    this.provider = new Provider(options, log, mintId);
    if (port === undefined) return;
    this.#door = new Door(host, port, (request, response) => {
      const path = (request.url ?? '/').split('?')[0] ?? '/';
      const below = path.startsWith(`/${name}/`) ? path.slice(name.length + 1) : path;
      void this.provider.serve(request, response, below);
    });
  }

  get sharesPort(): boolean {
    return this.#door === undefined;
  }

  baseUrl(sharedUrl: string): string {
    return `${this.#door?.url ?? sharedUrl}${this.provider.basePath}`;
  }

  async open(): Promise<void> {
    await this.#door?.open();
  }

  async fail(id: string, order: FaultOrder): Promise<string> {
    const parsed = parseOrder(order);
    const { listener } = parsed.fault;
    // Such orders leave the door open.
    const counted = countsRequests(parsed.order);
    const { forMs } = parsed.order;
    const breaks = listener === 'breaks-handshakes';
    if (breaks && (counted || this.#door === undefined)) {
      throw new ControlError(
        'fault',
        'needs a provider with a port of its own, and no times, after, share, aboveRps or match',
      );
    }
    this.provider.desk.add(id, parsed, Date.now());
    if (listener === undefined || counted || this.#door === undefined) return id;
    clearTimeout(this.#reopening);
    await (breaks ? this.#door.breakHandshakes() : this.#door.close());
    if (forMs !== undefined)
      this.#reopening = setTimeout(() => void this.#door?.open().catch(() => {}), forMs).unref();
    return id;
  }

  async heal(): Promise<void> {
    clearTimeout(this.#reopening);
    this.provider.desk.clear();
    await this.#door?.open();
  }

  async stop(): Promise<void> {
    clearTimeout(this.#reopening);
    this.provider.abandon();
    await this.#door?.slam();
  }
}
