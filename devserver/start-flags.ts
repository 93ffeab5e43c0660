import { loopback, type Ports } from './ports.ts';
import type { SearchAttributeType } from './temporal-server.ts';

/**
 * The development server has one shard, polled at most 20 times a second: 100 ms on every workflow, and timers and
 * retries up to 1 s late. With these a workflow costs 30 ms and a retry is late by milliseconds.
 */
const dynamicConfig = {
  'system.enableActivityEagerExecution': true,
  'history.transferProcessorMaxPollRPS': 5_000,
  'history.timerProcessorMaxPollRPS': 5_000,
  'history.timerProcessorMaxTimeShift': '5ms',
};

export interface ServerSettings {
  ports: Ports;
  namespace: string;
  searchAttributes: Record<string, SearchAttributeType>;
  persist: string | undefined;
  ui: boolean;
}

export function startFlags({ ports, namespace, searchAttributes, persist, ui }: ServerSettings): string[] {
  const dynamic = Object.entries(dynamicConfig).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  const attributes = Object.entries(searchAttributes).map(([name, type]) => `${name}=${type}`);
  return [
    'server',
    'start-dev',
    `--ip=${loopback}`,
    `--port=${ports.grpc}`,
    `--http-port=${ports.http}`,
    `--metrics-port=${ports.metrics}`,
    ui ? `--ui-port=${ports.ui}` : '--headless',
    '--log-level=error',
    `--namespace=${namespace}`,
    ...(persist === undefined ? [] : [`--db-filename=${persist}`]),
    ...dynamic.map((entry) => `--dynamic-config-value=${entry}`),
    ...attributes.map((entry) => `--search-attribute=${entry}`),
  ];
}
