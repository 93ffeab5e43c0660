import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { Desk } from '../../../activities/health/desk.ts';
import type { Live } from '../../../activities/live/live.ts';
import type { Setting } from '../../../activities/setting.ts';
import type { Config } from '../../config/config.ts';
import { fleetConfigOf } from '../../health/config.ts';
import { steadyNow } from '../../health/clock.ts';
import { Reporter } from '../../health/reporter.ts';
import type { Companion } from '../../hosted-worker.ts';
import { settingOf } from '../../setting.ts';

export interface DoorSettingSetup {
  readonly config: Config;
  readonly client: Client;
  /** Null: it keeps what it knows of its targets' health to itself. */
  readonly fleet: string | null;
  readonly live: Live;
}

/** What attempts work with that a door makes in its own process, and how it tells and hears of health. */
export function doorSetting({ config, client, fleet, live }: DoorSettingSetup): {
  readonly setting: Setting;
  readonly companions: readonly Companion[];
} {
  const desk = new Desk({
    worker: randomUUID(),
    config: fleetConfigOf(config, Date.now()),
    random: Math.random,
    now: steadyNow,
  });
  return {
    setting: { ...settingOf(config, client, false, desk), live },
    companions: fleet === null ? [] : [new Reporter({ client, fleet, desk })],
  };
}
