import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DefaultLogger } from '@temporalio/worker';
import { bundleWorkflows } from '../worker/bundle.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = ['domain', 'workflows', 'activities', 'worker', 'client', 'cli', 'simulator', 'devserver'];

/** What a folder may not import; the paths are seen from a folder within it. */
const forbidden: Readonly<Record<string, readonly string[]>> = {
  domain: [
    'zod',
    'node:crypto',
    '@temporalio/workflow',
    '../../workflows/llmCall.ts',
    '../../activities/planRoute.ts',
    '../../worker/index.ts',
    '../../client/index.ts',
    '../../cli/main.ts',
    '../../simulator/index.ts',
    '../../devserver/index.ts',
  ],
  workflows: [
    'zod',
    'openai',
    '@anthropic-ai/sdk',
    'gpt-tokenizer/encoding/o200k_base',
    '@pydantic/genai-prices',
    'node:crypto',
    '@temporalio/activity',
    '@temporalio/client',
    '@temporalio/worker',
    '../../activities/planRoute.ts',
    '../../worker/index.ts',
    '../../client/index.ts',
    '../../cli/main.ts',
    '../../simulator/index.ts',
  ],
  activities: [
    '../../workflows/llmCall.ts',
    '../../worker/index.ts',
    '../../client/index.ts',
    '../../cli/main.ts',
  ],
  worker: ['../../cli/main.ts', '../../simulator/index.ts', '../../devserver/index.ts'],
  client: [
    '../../activities/planRoute.ts',
    '../../worker/index.ts',
    '../../cli/main.ts',
    '../../devserver/index.ts',
  ],
  simulator: [
    '../../domain/json.ts',
    '../../workflows/llmCall.ts',
    '../../activities/planRoute.ts',
    '../../client/index.ts',
  ],
  devserver: [
    '../../domain/json.ts',
    '../../workflows/llmCall.ts',
    '../../worker/index.ts',
    '../../cli/main.ts',
  ],
};

const allowed: Readonly<Record<string, readonly string[]>> = {
  domain: ['../json.ts'],
  workflows: ['@temporalio/workflow', '@temporalio/common', '@cfworker/json-schema', '../../domain/json.ts'],
  activities: ['openai', '@temporalio/activity', 'node:crypto', '../../domain/json.ts'],
  worker: [
    'zod',
    '@temporalio/worker',
    '../../domain/json.ts',
    '../../workflows/index.ts',
    '../../activities/planRoute.ts',
  ],
  client: ['@temporalio/client', '../../domain/json.ts', '../../workflows/payload/payloads.ts'],
  simulator: ['node:http'],
  devserver: ['node:fs'],
};

/** What only a clock, a coin or the network could give. */
const impure = [
  'Date.now()',
  'Math.random()',
  'process.env',
  'setTimeout(() => {}, 1)',
  'crypto.randomUUID()',
  'fetch("")',
  'performance.now()',
];

interface Diagnostic {
  readonly code: string;
  readonly filename: string;
}

/** Lints the given files by our rules, in a folder of their own; gives the diagnostics by file. */
function lint(files: Readonly<Record<string, string>>): ReadonlyMap<string, readonly Diagnostic[]> {
  const folder = mkdtempSync(join(tmpdir(), 'arrows-'));
  try {
    copyFileSync(join(root, '.oxlintrc.jsonc'), join(folder, '.oxlintrc.jsonc'));
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    const { stdout, stderr } = spawnSync(join(root, 'node_modules/.bin/oxlint'), ['--format=json', '.'], {
      cwd: folder,
      encoding: 'utf8',
    });
    if (stdout === '') throw new Error(stderr);
    const { diagnostics } = JSON.parse(stdout) as { readonly diagnostics: readonly Diagnostic[] };
    return Map.groupBy(diagnostics, ({ filename }) => filename);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('lint holds the arrows', () => {
  const rows = (table: typeof forbidden) =>
    Object.entries(table).flatMap(([folder, imports]) =>
      imports.map((from, at) => ({ folder, from, file: `${folder}/deep/import-${at}.ts` })),
    );
  const bad = rows(forbidden);
  const good = rows(allowed).map((row) => ({ ...row, file: row.file.replace('import', 'good') }));
  const coins = impure.map((text, at) => ({ text, file: `domain/deep/impure-${at}.ts` }));
  let found: ReturnType<typeof lint>;

  beforeAll(() => {
    found = lint({
      ...Object.fromEntries(
        [...bad, ...good].map(({ file, from }) => [file, `export { x } from '${from}';\n`]),
      ),
      ...Object.fromEntries(coins.map(({ file, text }) => [file, `export const x = ${text};\n`])),
      'domain/deep/type.ts': "import type { X } from '../../workflows/x.ts';\nexport type Y = X;\n",
    });
  });

  const codes = (file: string) => (found.get(file) ?? []).map(({ code }) => code);

  test.each(bad)('$folder may not import $from', ({ file }) => {
    expect(codes(file)).toContain('eslint(no-restricted-imports)');
  });

  test.each(good)('$folder may import $from', ({ file }) => {
    expect(codes(file)).not.toContain('eslint(no-restricted-imports)');
  });

  test.each(coins)('domain may not say $text', ({ file }) => {
    expect(codes(file).join(' ')).toMatch(/no-restricted-(globals|properties)/);
  });

  test('a type is an import too', () => {
    expect(codes('domain/deep/type.ts')).toContain('eslint(no-restricted-imports)');
  });
});

describe('the workflow bundle', () => {
  let modules: readonly string[];
  let bytes: number;

  beforeAll(async () => {
    const { code } = await bundleWorkflows(new DefaultLogger('WARN'));
    const mark = code.lastIndexOf('//# sourceMappingURL=');
    const map = Buffer.from(
      code.slice(code.indexOf('base64,', mark) + 'base64,'.length),
      'base64',
    ).toString();
    modules = (JSON.parse(map) as { readonly sources: readonly string[] }).sources;
    bytes = Buffer.byteLength(code.slice(0, mark));
  }, 60_000);

  afterAll(() => {
    process.stdout.write(`workflow bundle: ${Math.round(bytes / 1000)} kB of ${modules.length} modules\n`);
  });

  test('is made of the modules that its source map names', () => {
    for (const part of ['workflows/llmCall.ts', 'workflows/llmAgent.ts', 'domain/run/decide.ts'])
      expect(modules.some((module) => module.endsWith(part))).toBe(true);
  });

  test.each([
    ['Anthropic’s SDK', /@anthropic-ai/],
    ['OpenAI’s SDK', /node_modules\/openai\//],
    ['zod', /node_modules\/zod\//],
    ['the tokenizer', /gpt-tokenizer/],
    ['the price list', /genai-prices/],
    ['a module of Node', /(^|[^a-z])node:|external /],
    ['an activity', /\/activities\/(generate|providers|conversation|fit|prices|tokens)\//],
    ['a wire format', /\/domain\/wire\//],
    ['the worker', /\/worker\/(createWorker|config|setting)/],
  ])('contains nothing of %s', (_, name) => {
    expect(modules.filter((module) => name.test(module))).toEqual([]);
  });

  test('is under 1 MB without its source map', () => {
    expect(bytes).toBeLessThan(1_000_000);
  });
});

describe('names and sizes', () => {
  const sources = folders.flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: root }));

  test('no folder has a name that says nothing', () => {
    const everywhere = [...folders, 'test', 'bench', 'examples'];
    const paths = everywhere.flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: root }));
    const saysNothing = new Set(['utils', 'util', 'helpers', 'shared', 'lib', 'common', 'misc']);
    expect(
      paths.filter((path) =>
        dirname(path)
          .split('/')
          .some((name) => saysNothing.has(basename(name))),
      ),
    ).toEqual([]);
  });

  test('files are small: half under 90 lines, nine of ten under 250, none over 400', () => {
    expect(sources.length).toBeGreaterThan(100);
    const sizes = sources
      .map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').split('\n').length - 1 }))
      .sort((one, other) => one.lines - other.lines);
    const at = (share: number) => sizes[Math.floor(sizes.length * share)]?.lines;
    expect(at(0.5)).toBeLessThanOrEqual(90);
    expect(at(0.9)).toBeLessThanOrEqual(250);
    expect(sizes.filter(({ lines }) => lines > 400)).toEqual([]);
  });
});
