import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BundleOptions } from '@temporalio/worker';
import { workflowsPath } from './bundle.ts';

const sdkName = '@temporalio/workflow';

/** Bundler settings by which somebody's own workflows get ours beside them; theirs stay as they are. */
export function besideOurs(options: BundleOptions): BundleOptions {
  const { workflowsPath: own, webpackConfigHook: before } = options;
  if (own === undefined || own === workflowsPath) return { ...options, workflowsPath };
  return {
    ...options,
    workflowsPath: together(own),
    webpackConfigHook: (config) => {
      const given = before?.(config) ?? config;
      const alias = given.resolve?.alias ?? {};
      const joined = Array.isArray(alias)
        ? [...alias, { name: sdkName, alias: sdk() }]
        : { ...alias, [sdkName]: sdk() };
      return { ...given, resolve: { ...given.resolve, alias: joined } };
    },
  };
}

/** CommonJS, because it re-exports whatever there is: also a default export, and from either kind of module. */
function together(own: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-workflows-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'workflows.cjs');
  writeFileSync(
    file,
    `const ours = require(${JSON.stringify(workflowsPath)});
const own = require(${JSON.stringify(own)});
for (const name of Object.keys(ours))
  if (name in own && own[name] !== ours[name])
    throw new Error(\`"\${name}" is the name of a workflow of @understudy/temporal: rename yours\`);
module.exports = { ...ours, ...own };
`,
  );
  return file;
}

/** The one copy of the SDK's workflow package: the file that joins both lies where none is found. */
function sdk(): string {
  return dirname(createRequire(import.meta.url).resolve(`${sdkName}/package.json`));
}
