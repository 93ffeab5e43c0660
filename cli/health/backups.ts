import { connect as connectSocket } from 'node:net';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { FleetStatus } from '../../workflows/health/messages.ts';
import { parseAddress, type Address } from '../../worker/config/address.ts';
import type { Check } from '../check.ts';
import { invocation } from '../invocation.ts';
import { standbyOf } from './standby.ts';

const patienceMs = 3000;

/** Whether each backup is known to work, before it is needed. Nothing where no server answers. */
export async function checkBackups(fleet: string): Promise<readonly Check[]> {
  const { address } = loadClientConnectConfig().connectionOptions;
  if (!(await answers(parseAddress(address ?? '127.0.0.1:7233')))) return [];
  const { connect } = await import('../connect.ts');
  const { HealthClient } = await import('../../client/health.ts');
  try {
    await using connected = await connect();
    const status = await new HealthClient(connected.client, { fleet, patienceMs }).status();
    return backupChecks(status, Date.now());
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return [{ name: 'backups', text }];
  }
}

/** A check for each target that is not the first of its routes. */
export function backupChecks({ targets, routes }: FleetStatus, now: number): readonly Check[] {
  const backups = new Set(Object.values(routes).flatMap((route) => route.slice(1)));
  return targets
    .filter(({ target }) => backups.has(target))
    .map((status) => {
      const { works, text } = standbyOf(status, now);
      const check = { name: `backup ${status.target}`, text };
      if (works === undefined) return check;
      return works ? { ...check, ok: true } : { ...check, ok: false, advice };
    });
}

const advice = `look at its key, its model's name and its account; its state: \`${invocation} status\``;

function answers(address: Address | undefined): Promise<boolean> {
  if (address === undefined) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = connectSocket({ ...address, timeout: 1000 });
    const say = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket.once('connect', () => say(true));
    socket.once('error', () => say(false));
    socket.once('timeout', () => say(false));
  });
}
