import { z } from 'zod';
import { formatAddress, parseAddress, usualAddress } from './address.ts';
import { defaults } from './defaults.ts';
import { count, duration, named, positive } from './schema-values.ts';
import { show } from './wording.ts';

const usualListen = formatAddress(usualAddress);

/** The legal beginnings of run ids. */
export const idPrefixPattern = /^[A-Za-z0-9_.:-]{1,64}$/;

/** What is said of a token that isn't one; it may be a secret, so it is never repeated. */
const notAToken =
  'expected the SHA-256 of a token, `sha256:` and 64 hex digits; the token itself never stands here (`understudy door token` makes one, `understudy door token --hash` hashes yours)';

const tokenSchema = z
  .string({ error: notAToken })
  .regex(/^sha256:[0-9a-fA-F]{64}$/, { error: notAToken })
  .meta({ description: '`sha256:` and 64 hex digits.' });

const budgetSchema = z
  .strictObject({
    usd: positive('USD, at most.'),
    per: duration('In this time.', { longest: '31d' }),
  })
  .meta({ description: 'What its runs may cost. Default: no limit.' });

const tenantSchema = z
  .strictObject({
    tokens: z
      .array(tokenSchema)
      .min(1)
      .meta({ description: 'Hashes of the tokens it may come with; several while one replaces another.' }),
    routes: z
      .array(z.string())
      .min(1)
      .optional()
      .meta({ description: 'Names of the routes it may use. Default: all.' }),
    idPrefix: z
      .string()
      .regex(idPrefixPattern, { error: 'has 1 to 64 letters, digits, "-", "_", "." and ":"' })
      .optional()
      .meta({
        description:
          'What the ids of its runs begin with; it sees runs with it and no others. Default: its name and a dash.',
      }),
    budget: budgetSchema.optional(),
    concurrency: count('Requests at the same time, at most. Default: no limit.', { max: 100_000 }).optional(),
  })
  .meta({ description: 'Somebody who may use the door.' });

/** `door` as the file writes it: `DoorConfig`. */
export const doorSchema = z
  .strictObject({
    listen: z
      .string({ error: notAnAddress })
      .refine((text) => parseAddress(text) !== undefined, { error: notAnAddress })
      .optional()
      .meta({
        description: `Where it listens. Other than on loopback it needs tenants. Default: ${usualListen}.`,
        default: usualListen,
      }),
    whenTemporalIsDown: z
      .enum(['refuse', 'direct'])
      .optional()
      .meta({
        description: `refuse: requests get 503 with Retry-After. direct: the door asks the targets itself; such a call is lost with the door, and says so. Default: ${defaults.whenTemporalIsDown}.`,
        default: defaults.whenTemporalIsDown,
      }),
    models: z.record(z.string(), z.string()).optional().meta({
      description:
        'Routes by the model names that requests ask for; `*` stands for any text, and the first that matches holds. A name that none matches is the name of a route. Default: none.',
    }),
    tenants: named(
      tenantSchema,
      'Who may use the door, by a name of your choice. Default: anybody on the same machine.',
    ).optional(),
  })
  .meta({ description: 'The HTTP front door. Default: it listens on loopback, for anybody there.' });

function notAnAddress({ input }: { input?: unknown }): string {
  return `expected a host and a port such as ${usualListen}, got ${show(input)}`;
}
