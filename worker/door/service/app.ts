import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { ask } from '../ask/ask.ts';
import { Refusal } from '../refusal/refusal.ts';
import { asRefusal, refusalResponse } from '../refusal/response.ts';
import { checkLocal } from '../tenants/local.ts';
import type { Tenant } from '../tenants/tenants.ts';
import { dialectOf, endpoints } from '../wire/endpoint.ts';
import { addHealth } from './health.ts';
import { addModels } from './list-models.ts';
import { addOpenApi } from './openapi.ts';
import type { Parts } from './parts.ts';
import { addRuns } from './serve-runs.ts';

/** What the handlers of a door share about one request. */
export interface DoorEnv {
  readonly Bindings: Partial<HttpBindings>;
  readonly Variables: { tenant: Tenant };
}

export type DoorApp = Hono<DoorEnv>;

/** The door as a function from requests to responses. */
export function createApp(parts: Parts): DoorApp {
  const app: DoorApp = new Hono<DoorEnv>();
  app.onError((error, c) => refused(c, asRefusal(error, parts.unexpected)));
  app.notFound((c) =>
    refused(
      c,
      new Refusal(
        'UnknownEndpoint',
        `${c.req.method} ${c.req.path.slice(0, 200)} is not served here; GET / says what is`,
      ),
    ),
  );
  if (!parts.tenants.any)
    app.use(async (c, next) => {
      checkLocal(c.req.raw.headers);
      await next();
    });
  addHealth(app, parts);
  addOpenApi(app);
  app.use('/v1/*', async (c, next) => {
    c.set('tenant', parts.tenants.of(c.req.raw.headers));
    await next();
  });
  for (const endpoint of endpoints)
    app.post(endpoint.path, (c) =>
      ask(parts, c.req.raw, c.get('tenant'), {
        endpoint,
        at: parts.now(),
        hangUp: () => c.env.outgoing?.destroy(),
      }),
    );
  addModels(app, parts);
  addRuns(app, parts);
  return app;
}

function refused(c: Context<DoorEnv>, refusal: Refusal): Response {
  return refusalResponse(refusal, dialectOf(c.req.path, c.req.header('anthropic-version')));
}
