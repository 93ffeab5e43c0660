import type { TargetProfile } from '../profile.ts';
import { anthropicRows, anthropicTraits } from './anthropic.ts';
import { azureTraits, compatibleRows, compatibleTraits } from './compatible.ts';
import { openaiRows, openaiTraits } from './openai.ts';
import type { ProfileRow, TargetFacts, Traits } from './row.ts';

/** By provider kind. The apiVersion is the one the SDK sends when none is configured. */
const kinds: Readonly<Record<string, { readonly traits: Traits; readonly apiVersion?: string }>> = {
  openai: { traits: openaiTraits },
  'azure-openai': { traits: azureTraits },
  'openai-compatible': { traits: compatibleTraits },
  anthropic: { traits: anthropicTraits, apiVersion: '2026-10-21' },
};

/** The one list of rows. */
const rows: readonly ProfileRow[] = [...openaiRows, ...compatibleRows, ...anthropicRows];

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
  const format = api ?? base.traits.format;
  const fitting = rows.filter((row) => fits(row, { ...facts, apiVersion }, format));
  return {
    ...base.traits,
    ...Object.assign({}, ...fitting.map(({ traits }) => traits)),
    format,
    target: `${provider}/${model}`,
    model,
    ...(apiVersion === undefined ? {} : { apiVersion }),
  };
}

function fits(row: ProfileRow, { kind, server, model, apiVersion }: TargetFacts, format: string): boolean {
  return (
    (row.kinds?.includes(kind) ?? true) &&
    (row.servers === undefined || (server !== undefined && row.servers.includes(server))) &&
    (row.model?.test(model) ?? true) &&
    (row.format === undefined || row.format === format) &&
    (row.apiVersionFrom === undefined || (apiVersion ?? '') >= row.apiVersionFrom)
  );
}
