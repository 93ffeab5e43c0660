import { Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { TemporalAddressUnreachable } from '../errors.ts';
import type { Look, Source } from './source.ts';

const connectMs = 3_000;

/** A server that the user runs, at TEMPORAL_ADDRESS, with the other TEMPORAL_* variables for TLS and API key. */
export const environment: Source = {
  name: 'environment',
  trying: 'TEMPORAL_ADDRESS',

  async look(env): Promise<Look> {
    const address = env['TEMPORAL_ADDRESS'];
    if (!address) return { state: 'unavailable', text: 'TEMPORAL_ADDRESS is not set' };
    try {
      await connectOnce(env);
      return { state: 'ready', text: `a server answers at ${address} (TEMPORAL_ADDRESS)` };
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      const error = new TemporalAddressUnreachable(
        address,
        `no Temporal server answers there within ${connectMs / 1_000} s (${why})`,
        { cause },
      );
      return { state: 'broken', text: error.message, error };
    }
  },

  provide(env) {
    const uiUrl = env['TEMPORAL_UI_URL'] || undefined;
    return Promise.resolve({ kind: 'server', address: env['TEMPORAL_ADDRESS'] ?? '', uiUrl });
  },
};

async function connectOnce(env: NodeJS.ProcessEnv): Promise<void> {
  const { connectionOptions } = loadClientConnectConfig({ overrideEnvVars: env as Record<string, string> });
  const { address, tls, apiKey, metadata } = connectionOptions;
  const connection = await Connection.connect({
    ...(address === undefined ? {} : { address }),
    ...(tls === undefined ? {} : { tls }),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(metadata === undefined ? {} : { metadata }),
    connectTimeout: connectMs,
  });
  await connection.close();
}
