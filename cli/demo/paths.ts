import { fileURLToPath } from 'node:url';

/** The module of the demo's tools, as a worker loads it. */
export const demoTools = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './tools.ts' : './tools.js', import.meta.url),
);

/** Names the file in which the demo's tools note each effect. */
export const ledgerVariable = 'UNDERSTUDY_DEMO_LEDGER';
