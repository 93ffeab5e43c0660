import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import type {
  InjectedSinks,
  NativeConnection,
  WorkerOptions,
  WorkflowBundleOption,
} from '@temporalio/worker';
import { conversationKey } from '../activities/conversation/cache.ts';
import { generate } from '../activities/generate/generate.ts';
import { Desk } from '../activities/health/desk.ts';
import { probeTarget } from '../activities/health/probe.ts';
import { loadAgent, planRoute } from '../activities/planRoute.ts';
import type { Setting } from '../activities/setting.ts';
import type { ProbeInput } from '../domain/health/probe.ts';
import type { Activities } from '../domain/run/activities.ts';
import type { ConversationSinks } from '../workflows/conversation/log.ts';
import type { Config } from './config/config.ts';
import { steadyNow } from './health/clock.ts';
import { fleetConfigOf } from './health/config.ts';
import { HealthHost } from './health/host.ts';
import { Reporter } from './health/reporter.ts';
import type { Companion } from './hosted-worker.ts';
import { areAttributesRegistered } from './preflight.ts';
import { settingOf } from './setting.ts';

export interface EquipmentSetup {
  readonly client: Client;
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly config: Config;
  /** Null: no health is kept, and calls go in the order of their routes. */
  readonly fleet: string | null;
}

/** What makes a Temporal worker one of ours, whoever creates it. */
export interface Equipment {
  readonly activities: Activities;
  readonly sinks: InjectedSinks<ConversationSinks>;
  /** Looks at the namespace: until then, runs go without search attributes. */
  prepare(): Promise<void>;
  /** This process's part in the fleet's health. */
  companions(workflowBundle: WorkflowBundleOption): readonly Companion[];
}

/** The options of the SDK whose defaults are too slow for a switch. */
export const tuning = {
  // After a kill -9 the sticky queue's timeout comes on top of the heartbeat's: 10 s by default.
  stickyQueueScheduleToStartTimeout: 2000,
  // Heartbeats carry cancellation, and that an attempt has begun: at the default throttle a cancel takes 14 to 18 s.
  // Ours come every 2 s, so this doesn't multiply them.
  maxHeartbeatThrottleInterval: 500,
  defaultHeartbeatThrottleInterval: 500,
  shutdownGraceTime: 10_000,
} satisfies Partial<WorkerOptions>;

export function equip({ client, connection, namespace, config, fleet }: EquipmentSetup): Equipment {
  const name = randomUUID();
  const desk = new Desk({
    worker: name,
    config: fleetConfigOf(config, Date.now()),
    random: Math.random,
    now: steadyNow,
  });
  let visible = false;
  const setting: Setting = {
    ...settingOf(config, client, visible, desk),
    get visible() {
      return visible;
    },
  };
  const health = { probeTarget: (input: ProbeInput) => probeTarget(setting, name, input) };
  return {
    activities: activitiesOf(setting),
    sinks: sinksOf(setting),
    prepare: async () => {
      visible = await areAttributesRegistered(connection, namespace);
    },
    companions: (workflowBundle) =>
      fleet === null
        ? []
        : [
            new HealthHost({ connection, namespace, fleet, workflowBundle, activities: health }),
            new Reporter({ client, fleet, desk }),
          ],
  };
}

function activitiesOf(setting: Setting): Activities {
  return {
    planRoute: (input) => planRoute(setting, input),
    loadAgent: async (input) => loadAgent(setting, input),
    generate: (input) => generate(setting, input),
  };
}

function sinksOf({ conversations }: Setting): InjectedSinks<ConversationSinks> {
  return {
    conversations: {
      hold: {
        fn: ({ runId }, from, messages, brief, conversation) =>
          conversations.hold(conversationKey(runId, conversation), from, messages, brief),
        callDuringReplay: false,
      },
    },
  };
}
