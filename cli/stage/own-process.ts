import { fileURLToPath } from 'node:url';

/** The command line itself, for processes of our own that run a command of it. */
export const command = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../understudy.ts' : '../understudy.js', import.meta.url),
);
