import {
  Runtime,
  type LogLevel,
  type PrometheusMetricsExporter,
  type RuntimeOptions,
} from '@temporalio/worker';
import { metrics } from '../activities/metrics/metrics.ts';
import { pinoLogger } from './logger.ts';

export interface RuntimeSetup {
  readonly logLevel: LogLevel;
  /** Signals that end this process's workers; default: SIGTERM and SIGINT. */
  readonly shutdownSignals?: readonly NodeJS.Signals[];
  /** IP address and port where Prometheus finds `/metrics`; default: nowhere. */
  readonly metrics?: string;
}

/** Installs the SDK's runtime with our logs and metrics: once a process, and before its first connection. */
export function installRuntime({
  logLevel,
  metrics: bindAddress,
  shutdownSignals = ['SIGTERM', 'SIGINT'],
}: RuntimeSetup): void {
  const setup: RuntimeOptions = {
    logger: pinoLogger(logLevel),
    shutdownSignals: [...shutdownSignals],
  };
  if (bindAddress === undefined) {
    Runtime.install(setup);
    return;
  }
  try {
    Runtime.install({ ...setup, telemetryOptions: { metrics: { prometheus: prometheusAt(bindAddress) } } });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`metrics can't be served at ${bindAddress}; name another address. ${reason}`, {
      cause: error,
    });
  }
}

function prometheusAt(bindAddress: string): PrometheusMetricsExporter['prometheus'] {
  return {
    bindAddress,
    // Core's exporter in the SDK's 1.23 takes this option and adds no suffix.
    countersTotalSuffix: true,
    unitSuffix: true,
    useSecondsForDurations: true,
    // Core's own end at 10 s, and answers take longer.
    histogramBucketOverrides: Object.fromEntries(
      metrics.flatMap((metric) => (metric.kind === 'histogram' ? [[metric.name, [...metric.buckets]]] : [])),
    ),
  };
}
