import { DefaultLogger } from '@temporalio/worker';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { resolveServer } from '../../devserver/index.ts';
import { searchAttributes } from '../../workflows/visibility/attributes.ts';
import { bundleWorkflows } from '../../worker/bundle.ts';

declare module 'vitest' {
  interface ProvidedContext {
    temporal: { readonly address: string; readonly namespace: string };
    workflowBundle: string;
  }
}

/** One real server and one bundle for all suites. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await resolveServer({
    searchAttributes: { ...searchAttributes },
    onProgress: ({ step, text }) => process.stderr.write(`  ${step}: ${text}\n`),
  });
  const folder = await mkdtemp(join(tmpdir(), 'understudy-bundle-'));
  const { code } = await bundleWorkflows(new DefaultLogger('WARN'));
  const codePath = join(folder, 'workflows.js');
  await writeFile(codePath, code);
  project.provide('temporal', { address: server.address, namespace: server.namespace });
  project.provide('workflowBundle', codePath);
  return async () => {
    await rm(folder, { recursive: true });
    await server.stop();
  };
}
