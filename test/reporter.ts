import type { Reporter, TestModule } from 'vitest/node';

/** How many of the slowest files are named. */
const slowest = 8;

/** Ends a run with its slowest files and one line that says how many tests passed; in CI a skipped test is a failure. */
export class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    const broken = modules.filter(
      (module) => module.children.size === 0 && module.state() === 'failed',
    ).length;
    const inCi = process.env['CI'] !== undefined;
    const skipped = tests.filter((test) => test.result().state === 'skipped');
    const failed = count('failed') + broken + (inCi ? skipped.length : 0);
    const lines = [
      '',
      'slowest files',
      ...[...modules]
        .sort((a, b) => b.diagnostic().duration - a.diagnostic().duration)
        .slice(0, slowest)
        .map(
          (module) =>
            `${(module.diagnostic().duration / 1000).toFixed(1).padStart(7)} s  ${module.relativeModuleId}`,
        ),
      ...skipped.map((test) => `skipped: ${test.fullName}`),
      '',
      `${count('passed')} passed, ${failed} failed${inCi || skipped.length === 0 ? '' : `, ${skipped.length} skipped`}`,
    ];
    if (failed > 0) process.exitCode = 1;
    process.stdout.write(`${lines.join('\n')}\n`);
  }
}
