import type { Settings } from '../../domain/run/settings.ts';

type Told = { readonly [Name in keyof Settings]-?: (value: NonNullable<Settings[Name]>) => string };

const told: Told = {
  maxOutputTokens: (most) => `at most ${most} output tokens`,
  temperature: (temperature) => `temperature ${temperature}`,
  topP: (topP) => `top-p ${topP}`,
  stop: (texts) => `stops at ${texts.map((text) => JSON.stringify(text)).join(', ')}`,
  effort: (effort) => `effort ${effort}`,
  showReasoning: (shown) => (shown ? 'tells its reasoning' : 'keeps its reasoning to itself'),
  toolChoice: (choice) => (typeof choice === 'string' ? `tools: ${choice}` : `must call ${choice.tool}`),
  parallelToolCalls: (parallel) => (parallel ? 'calls tools in parallel' : 'calls one tool at a time'),
  verbosity: (verbosity) => `verbosity ${verbosity}`,
  user: () => 'names the end user',
  extra: (extra) => `with fields of ${Object.keys(extra).join(', ')}`,
};

/** Settings in brackets, with a leading space; empty when there are none. */
export function explainSettings(settings: Settings): string {
  const words = (Object.keys(told) as (keyof Settings)[]).flatMap((name) => {
    const value = settings[name];
    return value === undefined ? [] : [(told[name] as (value: unknown) => string)(value)];
  });
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}
