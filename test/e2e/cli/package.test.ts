import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { embeddedConfig } from '../../../cli/stage/embedded.ts';
import { startSimulator, type Simulator } from '../../../simulator/index.ts';
import { openShell, root, type RunOptions, type Shell } from './shell.ts';

/** How our own files are named by those who have the package. */
const exported = {
  client: '@understudy/temporal',
  worker: '@understudy/temporal/worker',
  workflows: '@understudy/temporal/workflows',
  simulator: '@understudy/temporal/simulator',
} as const;

let shell: Shell;
let simulator: Simulator;
let project: string;
let built: string;
let options: RunOptions;

/** The package as npm packs it, installed into a project outside of this repository. */
beforeAll(async () => {
  shell = await openShell();
  simulator = await startSimulator();
  project = join(shell.folder, 'project');
  const { NODE_EXTRA_CA_CERTS } = process.env;
  options = { cwd: project, env: { NODE_EXTRA_CA_CERTS }, timeoutMs: 300_000 };
  await mkdir(project);
  await writeFile(join(project, 'package.json'), JSON.stringify({ type: 'module', private: true }));
  await done('npm', ['pack', '--pack-destination', shell.folder], { ...options, cwd: root });
  const [archive = ''] = (await readdir(shell.folder)).filter((name) => name.endsWith('.tgz'));
  await done('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', join(shell.folder, archive)]);
  built = join(project, 'node_modules/@understudy/temporal/dist/cli/understudy.js');
  await cp(join(root, 'examples'), project, { recursive: true });
  for (const name of await readdir(project, { recursive: true }))
    if (name.endsWith('.ts') && !name.startsWith('node_modules')) await renameImports(join(project, name));
  const { openai, anthropic } = {
    openai: simulator.baseUrl('openai'),
    anthropic: simulator.baseUrl('anthropic'),
  };
  await writeFile(join(project, 'understudy.yaml'), embeddedConfig({ openai, anthropic }));
});
afterAll(async () => {
  await simulator[Symbol.asyncDispose]();
  await shell[Symbol.asyncDispose]();
});

async function renameImports(file: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const named = text.replaceAll(
    /'(?:\.\.\/)+(client|worker|workflows|simulator)\/(?:index|own)\.ts'/g,
    (_, folder: keyof typeof exported) => `'${exported[folder]}'`,
  );
  await writeFile(file, named);
}

/** Runs a command that has to succeed. */
async function done(command: string, args: readonly string[], more = options): Promise<string> {
  const { code, stdout, stderr } = await shell.run(command, args, more);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}

const simulated = () => ({
  ...options,
  env: { ...options.env, UNDERSTUDY_SIMULATOR_KEY: 'simulated' },
});

test('the command runs, and names itself as npx does', async () => {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(await done('npx', ['understudy', '--version'])).toBe(`${version}\n`);
  expect((await shell.run(process.execPath, [built, 'doctor'], options)).stdout).toContain(
    '`npx understudy config check`',
  );
});

test('types are there for everything that examples use', async () => {
  const config = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: { typeRoots: [join(root, 'node_modules/@types')] },
    include: ['*.ts', 'own-worker'],
  };
  await writeFile(join(project, 'tsconfig.json'), JSON.stringify(config));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  expect(await done(process.execPath, [tsc, '-p', project])).toBe('');
});

test('the ten lines of the README are answered by the package’s own worker', async () => {
  await using worker = shell.spawn(process.execPath, [built, 'worker', '--tools', 'tools.mjs'], simulated());
  await writeFile(
    join(project, 'tools.mjs'),
    'const tool = async () => ({ found: "ada" });\n' +
      'export { tool as lookup_order, tool as refund_payment, tool as send_receipt };\n',
  );
  const stdout = await done(process.execPath, ['quickstart.ts']);
  expect(stdout).toMatch(/^Answer to "Where is my order\?".* openai\/gpt-5\.6-sol \[\]\nDone\. /);
  const told = await done('npx', ['understudy', 'call', 'say hello']);
  expect(told).toContain('\nhello\n');
  worker.process.kill('SIGINT');
});

test('the plugin adds the package to a worker of one’s own', async () => {
  await using worker = shell.spawn(process.execPath, ['own-worker/worker.ts'], simulated());
  const asked = await done(process.execPath, ['own-worker/client.ts']);
  expect(asked).toMatch(/^filed: Answer to "Where is my order\?".*\(openai\/gpt-5\.6-sol\)\n$/);
  worker.process.kill('SIGINT');
  expect(await worker.exited).toBe(0);
});

test('one’s own failover is tested with the package’s simulator', async () => {
  const stdout = await done(process.execPath, ['--test', 'test-your-failover.test.ts']);
  expect(stdout).toMatch(/pass 1$/m);
  expect(stdout).toMatch(/fail 0$/m);
});

test('an old Node.js gets plain words and exit code 2', async () => {
  const old = await oldNode();
  const { code, stdout, stderr } = await shell.run(old.path, [...old.args, built, 'doctor']);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^understudy needs Node\.js 22\.18 or newer, and this is v[\d.]+\. [^\n]+\n$/);
});

/** The system's Node.js where it is too old, else this one under an old name. */
async function oldNode(): Promise<{ readonly path: string; readonly args: readonly string[] }> {
  const system = await shell.run('/usr/bin/node', ['--version']);
  const major = Number(/^v(\d+)/.exec(system.stdout)?.[1] ?? Number.NaN);
  if (major < 22) return { path: '/usr/bin/node', args: [] };
  const disguise = join(shell.folder, 'disguise.cjs');
  await writeFile(
    disguise,
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });
Object.defineProperty(process, 'version', { value: 'v20.20.2' });\n`,
  );
  return { path: process.execPath, args: ['--require', disguise] };
}
