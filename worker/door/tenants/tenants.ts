import { createHash, timingSafeEqual } from 'node:crypto';
import type { TenantConfig } from '../../config/config.ts';
import { Refusal } from '../refusal/refusal.ts';

/** Somebody who may use the door, as far as one request goes. */
export type Tenant = Omit<TenantConfig, 'tokens'>;

/** Everybody on this machine, where no tenants are configured. */
export const anybody: Tenant = { name: 'anybody', idPrefix: 'door-' };

/** Finds the tenant of a request's token. */
export class Tenants {
  readonly #hashes: readonly (readonly [hash: Buffer, tenant: Tenant])[];

  /** Throws `Error` where the runs of one tenant would look like another's. */
  constructor(configured: readonly TenantConfig[]) {
    for (const { name, idPrefix } of configured) {
      const other = configured.find((each) => each.name !== name && each.idPrefix.startsWith(idPrefix));
      if (other !== undefined)
        throw new Error(
          `door.tenants: the idPrefix of ${other.name} begins with that of ${name}, so that ${name} could read ` +
            `its runs: give each tenant a prefix of its own`,
        );
    }
    this.#hashes = configured.flatMap(({ tokens, ...tenant }) =>
      tokens.map((hash) => [Buffer.from(hash, 'hex'), tenant] as const),
    );
  }

  /** Whether a token is needed at all. */
  get any(): boolean {
    return this.#hashes.length > 0;
  }

  /**
   * Takes the token from `Authorization: Bearer` or `x-api-key`. All hashes are compared, each in constant time, so that
   * the time tells nothing.
   * @throws Refusal `InvalidToken`
   */
  of(headers: Pick<Headers, 'get'>): Tenant {
    if (!this.any) return anybody;
    const token = tokenIn(headers);
    if (token === undefined)
      throw new Refusal('InvalidToken', 'No token: send it as `Authorization: Bearer …` or `x-api-key: …`');
    const hash = createHash('sha256').update(token).digest();
    let found: Tenant | undefined;
    for (const [known, tenant] of this.#hashes)
      if (known.length === hash.length && timingSafeEqual(known, hash)) found = tenant;
    if (found === undefined) throw new Refusal('InvalidToken', 'This token is not known here');
    return found;
  }
}

function tokenIn(headers: Pick<Headers, 'get'>): string | undefined {
  const bearer = /^bearer +(\S+)\s*$/i.exec(headers.get('authorization') ?? '')?.[1];
  return bearer ?? (headers.get('x-api-key')?.trim() || undefined);
}
