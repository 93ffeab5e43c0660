import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { embeddedConfig } from '../../../cli/stage/embedded.ts';
import { openTroupe, type Troupe } from '../troupe.ts';
import { openShell, records, stack, type Shell } from './shell.ts';

const first = 'openai/gpt-5.6-sol';
const second = 'anthropic/claude-opus-5-5';

/** With a route that has nowhere to go, and a backup that nobody may probe. */
const config = (urls: { openai: string; anthropic: string }) =>
  embeddedConfig(urls).replace(
    '\ndoor:',
    `  lonely: { targets: [${second}], limits: { attempts: 1 } }\n\n` +
      `health:\n  targets:\n    ${second}: { probes: off }\n\ndoor:`,
  );

let shell: Shell;
let troupe: Troupe;
let fleet: readonly string[];
beforeAll(async () => {
  shell = await openShell();
  troupe = await openTroupe({ config, fleet: true });
  fleet = ['--fleet', troupe.taskQueue];
  // The first report comes with the worker's first seconds.
  await vi.waitFor(async () => {
    const { code, stderr } = await shell.understudy(['status', ...fleet]);
    if (code !== 0) throw new Error(stderr);
  }, 60_000);
});
afterAll(async () => {
  await troupe[Symbol.asyncDispose]();
  await shell[Symbol.asyncDispose]();
});

test('status names every target, for people and for programs', async () => {
  const plain = await shell.understudy(['status', ...fleet]);
  expect(plain.code).toBe(0);
  expect(plain.stdout).toContain(`Fleet ${troupe.taskQueue}: 1 worker process reports, configuration `);
  expect(plain.stdout).toMatch(new RegExp(`^${first} +closed +`, 'm'));
  const json = await shell.understudy(['--json', 'status', ...fleet]);
  expect(records(json.stdout)).toMatchObject([
    { fleet: troupe.taskQueue, workers: 1, targets: [{ target: first }, { target: second }] },
  ]);
});

test('--watch goes on until Ctrl-C', async () => {
  const watch = shell.background(['status', '--watch', ...fleet]);
  await vi.waitFor(() => expect(watch.stdout().match(/Ctrl-C ends it/g)?.length).toBeGreaterThan(1), 30_000);
  watch.process.kill('SIGINT');
  expect(await watch.exited).toBe(0);
  expect(watch.stderr()).not.toMatch(stack);
  expect(watch.stdout()).toContain(first);
  // Nobody's terminal: no page to draw on.
  expect(watch.stdout()).not.toContain('\u001b');
});

test('doctor says of each backup whether it is known to work', async () => {
  const { code, stdout } = await shell.understudy(['doctor', ...fleet]);
  expect(stdout).toMatch(
    new RegExp(`^– +backup ${second}: not known: no call, and its probes are off$`, 'm'),
  );
  expect(stdout).not.toContain(`backup ${first}`);
  expect(code).toBe(0);
});

test('a fleet whose health no worker hosts', async () => {
  const lost = await troupe.client.workflow.start('llmHealth', {
    workflowId: 'lost-health',
    taskQueue: 'lost-health',
  });
  const { code, stderr } = await shell.understudy(['status', '--fleet', 'lost']);
  await lost.terminate();
  expect(stderr).toContain('no worker answers for the workflow "lost-health" in the namespace "default"');
  expect(stderr).not.toMatch(stack);
  expect(code).toBe(1);
});

test('a fleet that is not there', async () => {
  const { code, stderr } = await shell.understudy(['status', '--fleet', 'nobody']);
  expect(code).toBe(1);
  expect(stderr).toContain('health is not shared: there is no workflow "nobody-health"');
  expect(stderr).not.toMatch(stack);
});

test('orders hold, are seen, are taken back, and stay in the history', async () => {
  const reason = ['--reason', 'maintenance', '--by', 'kim'];
  const drained = await shell.understudy(['drain', first, '--now', '--for', '10m', ...reason, ...fleet]);
  expect(drained.code).toBe(0);
  expect(drained.stdout).toMatch(
    new RegExp(`^drain ${first} holds until .* \\(in 10 min\\), by kim: maintenance$`, 'm'),
  );
  await vi.waitFor(async () => {
    const { stdout } = await shell.understudy(['status', ...fleet]);
    expect(stdout).toMatch(new RegExp(`^drain ${first} .* kim +maintenance$`, 'm'));
    expect(stdout).toMatch(new RegExp(`^${first} +isolated .* none `, 'm'));
  }, 30_000);
  await vi.waitFor(async () => {
    const { answeredBy } = await troupe.understudy.call({ route: 'support', messages: 'Hello' });
    expect(answeredBy).toBe(second);
  }, 60_000);

  const released = await shell.understudy(['release', first, ...reason, ...fleet]);
  expect(released.stdout).toContain(`Taken back: drain ${first}`);
  const again = await shell.understudy(['release', first, ...reason, ...fleet]);
  expect(again.stdout).toContain(`Nothing was ordered for ${first}.`);
  const history = await shell.understudy(['status', '--history', '--target', first, ...fleet]);
  expect(history.stdout).toContain(`drain ${first} ordered by kim: maintenance`);
  expect(history.stdout).toContain(`drain ${first} taken back by kim: maintenance`);
});

test('a pin and a trust are orders as well', async () => {
  const reason = ['--reason', 'a try', '--by', 'kim'];
  const pinned = await shell.understudy(['pin', 'support', second, ...reason, ...fleet]);
  expect(pinned.stdout).toContain(`pin support to ${second} holds until`);
  const trusted = await shell.understudy(['--json', 'trust', second, ...reason, ...fleet]);
  expect(records(trusted.stdout)).toMatchObject([{ order: { kind: 'trust', target: second, by: 'kim' } }]);
  const released = await shell.understudy(['release', '--route', 'support', ...reason, ...fleet]);
  expect(released.stdout).toContain(`Taken back: pin support to ${second}`);
  expect((await shell.understudy(['release', second, ...reason, ...fleet])).code).toBe(0);
});

test.each([
  ['an unknown target', ['drain', 'openai/nobody'], /Refused: no target "openai\/nobody"; there are: openai/],
  ['an unknown route', ['pin', 'nowhere', first], /no route "nowhere"; there are: /],
  ['a route left with nothing', ['drain', second], /route "lonely" would be left with no target/],
  ['too long', ['drain', first, '--for', '2d'], /within 24 hours/],
])('%s is refused in one line, exit code 2', async (_, args, words) => {
  const refused = await shell.understudy([...args, '--reason', 'x', '--by', 'kim', ...fleet]);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toMatch(words);
  expect(refused.stderr).not.toMatch(stack);
});

test.each([
  ['without a reason', ['drain', first], /--reason <text>' not specified/],
  ['two ways at once', ['drain', first, '--now', '--over', '5s', '--reason', 'x'], /cannot be used with/],
  ['nothing to release', ['release', '--reason', 'x'], /a target or --route <name>/],
  ['a fault that there is not', ['drill', '--fault', '404', '--reason', 'x'], /Allowed choices are 503/],
  ['a share of nothing', ['drill', '--share', '0%', '--reason', 'x'], /such as 10%, above 0%/],
])('%s: exit code 2 and plain words', async (_, args, words) => {
  const { code, stderr } = await shell.understudy(args);
  expect(stderr).toMatch(words);
  expect(code).toBe(2);
});

test('a drill fails over on purpose, tells what comes of it, and Ctrl-C ends it', async () => {
  const args = ['--route', 'support', '--target', first, '--share', '100%', '--for', '5m'];
  const drill = shell.background(['--json', 'drill', ...args, '--reason', 'friday', '--by', 'kim', ...fleet]);
  await drill.until('stdout', '"drill":');
  await vi.waitFor(async () => {
    const { attempts } = await troupe.understudy.call({ route: 'support', messages: 'Hello' });
    expect(attempts.some(({ target, outcome }) => target === first && outcome !== 'ok')).toBe(true);
  }, 60_000);
  await vi.waitFor(() => expect(drill.stdout()).toMatch(/"switched":[1-9]/), 60_000);
  drill.process.kill('SIGINT');
  expect(await drill.exited).toBe(0);
  expect(drill.stderr()).not.toMatch(stack);
  expect(records(drill.stdout()).at(-1)).toMatchObject({ ended: { how: 'stopped' } });
  const status = await shell.understudy(['--json', 'status', ...fleet]);
  expect(records(status.stdout)[0]).toMatchObject({ drills: [] });
});

test('a drill that users notice ends by itself, exit code 1', async () => {
  const args = ['--route', 'lonely', '--target', second, '--share', '100%', '--for', '5m'];
  const drill = shell.background(['--json', 'drill', ...args, '--reason', 'friday', '--by', 'kim', ...fleet]);
  await drill.until('stdout', '"drill":');
  const ends: unknown[] = [];
  while (drill.process.exitCode === null) {
    const call = troupe.understudy.call({ route: 'lonely', messages: 'Hello', deadlineMs: 3000 });
    ends.push(
      await call.then(
        () => 'answered',
        (error: Error) => error.name,
      ),
    );
  }
  expect(ends).toContain('UnderstudyError');
  expect(await drill.exited).toBe(1);
  expect(records(drill.stdout()).at(-1)).toMatchObject({ ended: { how: 'failures' } });
});
