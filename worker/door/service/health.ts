import type { DoorApp } from './app.ts';
import type { Parts } from './parts.ts';

/** `/healthz`: this process is up. `/readyz`: runs can be started. */
export function addHealth(app: DoorApp, { runs }: Parts): void {
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) =>
    (await runs.reachable())
      ? c.json({ status: 'ok' })
      : c.json({ status: 'unavailable', reason: 'Temporal does not answer' }, 503, { 'retry-after': '2' }),
  );
}
