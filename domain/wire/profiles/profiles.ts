import type { TargetProfile } from '../profile.ts';
import { anthropicModelRows } from './anthropic-models.ts';
import { anthropicTraits, anthropicVersionRows } from './anthropic.ts';
import { compatibleModelRows, compatibleTraits } from './compatible.ts';
import { openaiModelRows } from './openai-models.ts';
import { openaiApiRows, openaiTraits, responsesLimits } from './openai.ts';
import type { ProfileRow, TargetFacts, Traits } from './row.ts';
import { serverModelRows } from './server-models.ts';
import { serverRows } from './servers.ts';

interface Kind {
  readonly traits: Traits;
  /** The server that the kind is itself. */
  readonly server?: string;
  /** The one that the SDK sends when none is configured. */
  readonly apiVersion?: string;
}

const kinds: Readonly<Record<string, Kind>> = {
  openai: { traits: openaiTraits },
  'azure-openai': { traits: openaiTraits, server: 'azure' },
  'openai-compatible': { traits: compatibleTraits },
  anthropic: { traits: anthropicTraits, apiVersion: '2026-10-21' },
};

/** The one list of rows: what an API takes, then a server, then a model, and what no model can mend. */
const rows: readonly ProfileRow[] = [
  ...openaiApiRows,
  ...anthropicVersionRows,
  ...serverRows,
  ...serverModelRows,
  ...compatibleModelRows,
  ...openaiModelRows,
  ...anthropicModelRows,
  responsesLimits,
];

/** The kinds whose servers may speak either of OpenAI's APIs. */
const bothApis = ['openai', 'azure-openai', 'openai-compatible'];

/**
 * What a target accepts: its kind's defaults, then each row that fits. Throws `TypeError` for a kind that is in no list,
 * and for an API that the kind doesn't speak: the configuration names only those that fit.
 */
export function profileOf(facts: TargetFacts): TargetProfile {
  const { provider, kind, model, api } = facts;
  const base = kinds[kind];
  if (base === undefined) throw new TypeError(`no profile for the provider kind "${kind}"`);
  if (api !== undefined && !bothApis.includes(kind))
    throw new TypeError(`the provider kind "${kind}" doesn't speak "${api}"`);
  const apiVersion = facts.apiVersion ?? base.apiVersion;
  const server = base.server ?? facts.server;
  const format = api ?? base.traits.format;
  const fitting = rows.filter((row) => fits(row, { kind, model, server, apiVersion, format }));
  return {
    ...base.traits,
    ...Object.assign({}, ...fitting.map(({ traits }) => traits)),
    format,
    target: `${provider}/${model}`,
    model,
    ...(apiVersion === undefined ? {} : { apiVersion }),
  };
}

interface Candidate {
  readonly kind: string;
  readonly model: string;
  readonly server: string | undefined;
  readonly apiVersion: string | undefined;
  readonly format: string;
}

function fits(row: ProfileRow, { kind, server, model, apiVersion, format }: Candidate): boolean {
  return (
    (row.kinds?.includes(kind) ?? true) &&
    (row.servers === undefined || (server !== undefined && row.servers.includes(server))) &&
    (row.model?.test(model) ?? true) &&
    (row.format === undefined || row.format === format) &&
    (row.apiVersionFrom === undefined || (apiVersion ?? '') >= row.apiVersionFrom)
  );
}
