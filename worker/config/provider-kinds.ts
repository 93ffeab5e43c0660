import type { ProviderKind } from '../../activities/providers/binding.ts';

interface KindRow {
  /** Absent: the configuration has to say. Given to the client explicitly, so that no variable of an SDK redirects it. */
  readonly baseUrl?: string;
  readonly apiKeyEnv?: string;
  /** Many servers speak its API, each in its own way: which one matters. */
  readonly manyServers?: true;
}

export const kindRows: Readonly<Record<ProviderKind, KindRow>> = {
  openai: { baseUrl: 'https://api.openai.com/v1', apiKeyEnv: 'OPENAI_API_KEY' },
  anthropic: { baseUrl: 'https://api.anthropic.com', apiKeyEnv: 'ANTHROPIC_API_KEY' },
  'openai-compatible': { manyServers: true },
  'azure-openai': {},
};

/** The row of a kind as the file writes it; undefined when there is no such kind. */
export function kindRow(kind: unknown): KindRow | undefined {
  return typeof kind === 'string' && Object.hasOwn(kindRows, kind)
    ? kindRows[kind as ProviderKind]
    : undefined;
}
