import type { OfferedTool } from '../../domain/agent/tool.ts';
import type { Output, Settings } from '../../domain/run/settings.ts';
import type { TargetProfile } from '../../domain/wire/profile.ts';
import { user } from './messages.ts';
import { openai, renderFor } from './targets.ts';

/** A model that does not reason. */
export const plain: TargetProfile = { ...openai, format: 'openai.responses', encryptedReasoning: false };
const base = {
  model: plain.model,
  input: [{ type: 'message', role: 'user', content: 'hello' }],
  max_output_tokens: plain.defaultMaxOutputTokens,
  store: false,
  stream: true,
};

export interface More {
  readonly settings?: Settings;
  readonly tools?: readonly OfferedTool[];
  readonly output?: Output;
}

/** What is sent beside what always is, and what is noted. */
export function sent(more: More, profile: TargetProfile = plain) {
  const { body, notes, toolNames } = renderFor(profile, [user()], more);
  const always = new Map(Object.entries(base).map(([name, value]) => [name, JSON.stringify(value)]));
  const beside = Object.entries(body).filter(([name, value]) => always.get(name) !== JSON.stringify(value));
  return {
    beside: Object.fromEntries(beside),
    notes: notes.map(({ path, loss }) => `${loss} ${path}`),
    toolNames,
  };
}

/** A schema that can be enforced. */
export const closed = {
  type: 'object',
  properties: { a: { type: 'string' } },
  required: ['a'],
  additionalProperties: false,
};

type Row<Given> = readonly [
  name: string,
  given: Given,
  /** What is sent because of it. */
  expected: object | undefined,
  /** Losses with their paths. */
  notes: readonly string[],
  profile?: TargetProfile,
];

/** Rows of a table, for the model that does not reason unless another is named. */
export function rowsOf<Given>(rows: readonly Row<Given>[]) {
  return rows.map(([name, given, expected, notes, profile = plain]) => ({
    name,
    given,
    expected,
    notes,
    profile,
  }));
}
