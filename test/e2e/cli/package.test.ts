import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openShell, root, type Shell } from './shell.ts';

let shell: Shell;
let built: string;
beforeAll(async () => {
  shell = await openShell();
  built = join(shell.folder, 'package/dist/cli/understudy.js');
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const outDir = join(shell.folder, 'package/dist');
  const compiled = await shell.run(process.execPath, [
    tsc,
    '-p',
    join(root, 'tsconfig.build.json'),
    '--outDir',
    outDir,
  ]);
  if (compiled.code !== 0) throw new Error(`tsc: ${compiled.stdout}${compiled.stderr}`);
  await symlink(join(root, 'node_modules'), join(shell.folder, 'package/node_modules'));
  await symlink(join(root, 'package.json'), join(shell.folder, 'package/package.json'));
});
afterAll(() => shell[Symbol.asyncDispose]());

test('the built package runs, and names itself as npx does', async () => {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(await shell.run(process.execPath, [built, '--version'])).toMatchObject({
    code: 0,
    stdout: `${version}\n`,
  });
  const doctor = await shell.run(process.execPath, [built, 'doctor']);
  expect(doctor.stdout).toContain('`npx understudy up`');
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
