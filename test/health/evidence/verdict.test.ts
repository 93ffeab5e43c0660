import { expect, test } from 'vitest';
import type { Counts } from '../../../domain/health/evidence/counts.ts';
import { noEvidence, observe, type Evidence } from '../../../domain/health/evidence/evidence.ts';
import { enough, signalTests } from '../../../domain/health/evidence/signal.ts';
import { isSuspicious, judge, judgeConfiguration } from '../../../domain/health/evidence/verdict.ts';
import { heard } from '../reports.ts';

const tests = signalTests(0.42);

interface Said {
  readonly voice: string;
  readonly counts: Partial<Counts>;
}

/** One hearing a second. */
function after(...said: readonly Said[]): { readonly evidence: Evidence; readonly now: number } {
  const evidence = said.reduce(
    (evidence, { voice, counts }, at) =>
      observe(evidence, [heard(voice, counts, at * 1000)], 0, tests, at * 1000),
    noEvidence,
  );
  return { evidence, now: (said.length - 1) * 1000 };
}

const voices = (seconds: number, counts: Partial<Counts>, names: readonly string[] = ['w1', 'w2', 'w3']) =>
  Array.from({ length: seconds }, (_, at) => ({ voice: names[at % names.length] ?? '', counts }));

const question = {
  tests,
  signals: ['failures', 'timeouts', 'slowness'],
  score: enough,
  reporters: 3,
} as const;

test.each<[string, readonly Said[], string | undefined]>([
  ['everything fails', voices(6, { error: 5 }), 'failure rate'],
  ['half of the calls time out', voices(6, { timeout: 3, answered: 3 }), 'timeout rate'],
  ['a fifth hangs', voices(12, { timeout: 2, answered: 8 }), 'timeout rate'],
  ['most first tokens are slow', voices(8, { answered: 5, prompt: 1, overdue: 4 }), 'slow first tokens'],
  ['a fifth fails', voices(60, { error: 2, answered: 8 }), undefined],
  ['a moment in which everything fails', voices(3, { error: 30 }), undefined],
  ['it is over', [...voices(6, { error: 5 }), ...voices(3, { answered: 1 })], undefined],
  ['only one of three has seen it', voices(9, { error: 5 }, ['w1']), undefined],
  [
    'one fails while the others are fine',
    Array.from({ length: 20 }, (_, at) => ({
      voice: `w${at % 2}`,
      counts: at % 2 === 0 ? { error: 20 } : { answered: 10 },
    })),
    undefined,
  ],
  ['only limits are reached', voices(20, { throttled: 10 }), undefined],
])('%s', (_, said, reason) => {
  const { evidence, now } = after(...said);
  expect(judge(evidence, question, now)?.reason).toBe(reason);
});

test('a verdict explains itself', () => {
  const { evidence, now } = after(...voices(6, { error: 5 }));
  const verdict = judge(evidence, question, now);
  expect(verdict).toMatchObject({
    signal: 'failures',
    threshold: enough,
    fraction: 1,
    voices: 3,
    spanMs: 5000,
  });
  expect(verdict?.evidence).toBeGreaterThanOrEqual(enough);
});

test('one process alone is enough where nobody else reports', () => {
  const { evidence, now } = after(...voices(6, { error: 5 }, ['w1']));
  expect(judge(evidence, { ...question, reporters: 1 }, now)?.reason).toBe('failure rate');
});

test.each([
  [4, 5, undefined],
  [5, 5, 'failures in a row'],
  [9, 10, undefined],
])('%i failures in a row, where %i are enough', (failures, inARow, reason) => {
  const { evidence, now } = after(...voices(failures, { error: 1 }));
  expect(judge(evidence, { ...question, inARow }, now)?.reason).toBe(reason);
});

test('a wrong key needs no statistics, and a second voice in a fleet', () => {
  const alone = after({ voice: 'w1', counts: { configuration: 1 } });
  expect(judgeConfiguration(alone.evidence, 1)?.reason).toBe('configuration');
  expect(judgeConfiguration(alone.evidence, 3)).toBeUndefined();
  const both = after(...['w1', 'w2'].map((voice) => ({ voice, counts: { configuration: 1 } })));
  expect(judgeConfiguration(both.evidence, 3)).toMatchObject({ evidence: 2, threshold: 2 });
});

test('with few calls the first failure is worth a probe', () => {
  const { evidence } = after({ voice: 'w1', counts: { error: 1 } });
  expect(isSuspicious(evidence, 0.25)).toBe(true);
  expect(isSuspicious(evidence, 20)).toBe(false);
  expect(isSuspicious(noEvidence, 0.25)).toBe(false);
});
