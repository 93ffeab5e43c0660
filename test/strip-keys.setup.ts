import { simulatedEnvironment } from '../cli/stage/embedded.ts';

// No test may ever reach a vendor, whatever the shell it is started from holds.
const kept = simulatedEnvironment(process.env);
for (const name of Object.keys(process.env)) if (!(name in kept)) delete process.env[name];
