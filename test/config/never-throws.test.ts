import { readFileSync } from 'node:fs';
import {
  array,
  assert,
  boolean,
  constant,
  constantFrom,
  dictionary,
  double,
  letrec,
  nat,
  oneof,
  property,
  record,
  string,
} from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { explainConfig } from '../../worker/config/explain.ts';
import { parseConfig } from '../../worker/config/parse.ts';
import { formatProblem } from '../../worker/config/problem.ts';
import type { ConfigProblem } from '../../worker/config/problem.ts';

const full = readFileSync('test/fixtures/config/full.yaml', 'utf8');
const env = { OPENAI_API_KEY: 'k', CLAUDE_KEY: 'k', AZURE_EU_KEY: 'k', DEEPSEEK_KEY: 'k' };

/** True when something sensible is said of a text: a configuration, or problems at places that exist. */
function isAnswered(text: string): boolean {
  const parsed = parseConfig(text, { source: 'understudy.yaml', env });
  if (parsed.ok) return explainConfig(parsed.config).length > 2 && parsed.config.routes.size > 0;
  const lines = text.split(/\n/).length;
  const isSensible = (problem: ConfigProblem) =>
    problem.line >= 1 &&
    problem.line <= lines &&
    problem.column >= 1 &&
    !/undefined|\[object/.test(formatProblem(problem));
  return parsed.problems.some(({ severity }) => severity === 'error') && parsed.problems.every(isSensible);
}

const syntax = [
  '',
  ' ',
  '\n',
  '\t',
  ':',
  '- ',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '|',
  '---\n',
  '%YAML 9\n',
  '\r\n',
];
const nodes = [
  '&a ',
  '*limits',
  '<<: *limits',
  '!t ',
  '? x',
  'null',
  '.nan',
  '1e999',
  '0x1F',
  '__proto__',
  '😀',
];

interface Mutation {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

const mutations = array(
  record<Mutation>({
    at: nat(full.length),
    remove: nat(30),
    insert: oneof(constantFrom(...syntax, ...nodes), string({ maxLength: 5 })),
  }),
  { minLength: 1, maxLength: 4 },
);

function mutate(text: string, { at, remove, insert }: Mutation): string {
  return text.slice(0, at) + insert + text.slice(at + remove);
}

const sections = ['providers', 'routes', 'agents', 'tools', 'health', 'door'] as const;
const keys = [
  'targets',
  'target',
  'limits',
  'retry',
  'attempts',
  'total',
  'kind',
  'headers',
  'parameters',
  'failover',
  'probeEvery',
  'listen',
  'models',
  'tenants',
  'tokens',
  '__proto__',
];
const scalars = [
  'openai',
  'openai/a',
  'x/',
  '5s',
  '42%',
  '3x',
  '[::]:1',
  '*',
  'none',
  'read',
  '',
  'constructor',
];

const { mapping } = letrec<{ any: unknown; mapping: Record<string, unknown> }>((tie) => ({
  any: oneof(
    { depthSize: 'small' },
    constantFrom(...scalars),
    double(),
    constant(null),
    boolean(),
    array(tie('any'), { maxLength: 3 }),
    tie('mapping'),
  ),
  mapping: dictionary(oneof(constantFrom(...sections, ...keys), string({ maxLength: 3 })), tie('any'), {
    maxKeys: 5,
  }),
}));

const texts: Readonly<Record<string, Arbitrary<string>>> = {
  'a mutated configuration': mutations.map((each) => each.reduce(mutate, full)),
  'data with our keys in it': mapping.map((value) => stringify(value)),
  'text of any kind': string({ unit: 'binary', maxLength: 60 }),
};

test.each(Object.entries(texts))('%s is answered, not thrown', (_, text) => {
  expect(() => assert(property(text, isAnswered), { numRuns: 1500 })).not.toThrow();
});
