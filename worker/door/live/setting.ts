import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import type { NativeConnection } from '@temporalio/worker';
import { Desk } from '../../../activities/health/desk.ts';
import type { Live } from '../../../activities/live/live.ts';
import type { Setting } from '../../../activities/setting.ts';
import type { Config } from '../../config/config.ts';
import { fleetConfigOf } from '../../health/config.ts';
import { areAttributesRegistered } from '../../preflight.ts';
import { settingOf } from '../../setting.ts';

/** What attempts work with that a door makes in its own process; its words go to who reads along. */
export async function doorSetting(
  config: Config,
  client: Client,
  connection: NativeConnection | undefined,
  live: Live,
): Promise<Setting> {
  const visible =
    connection !== undefined && (await areAttributesRegistered(connection, client.options.namespace));
  const desk = new Desk({
    worker: randomUUID(),
    config: fleetConfigOf(config, Date.now()),
    random: Math.random,
    now: Date.now,
  });
  return { ...settingOf(config, client, visible, desk), live };
}
