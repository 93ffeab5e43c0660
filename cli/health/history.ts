import type { DecisionRecord } from '../../workflows/health/messages.ts';
import { table } from '../table.ts';
import { percent } from './numbers.ts';
import { timeOfDay } from './times.ts';
import { whyInWords } from './why.ts';

/** What a fleet's owner decided, the newest first, for people. */
export function historyLines(records: readonly DecisionRecord[]): readonly string[] {
  if (records.length === 0) return ['Nothing was decided yet: every target took its calls.'];
  const rows = records.map((record) => [
    `${new Date(record.at).toISOString().slice(0, 10)} ${timeOfDay(record.at)}`,
    record.target,
    change(record),
    whyInWords(record),
    seen(record),
  ]);
  return table([['at', 'target', 'change', 'why', 'calls of the last 10 s'], ...rows]);
}

function change({ from, to, shadow }: DecisionRecord): string {
  const step =
    from.phase === to.phase
      ? `${to.phase}, ${percent(from.admit.fresh)} → ${percent(to.admit.fresh)} of new calls`
      : `${from.phase} → ${to.phase}`;
  // An operator's trust holds: it is recorded what would have been.
  return shadow === true ? `${step} (not obeyed: trusted)` : step;
}

function seen({ counts, reporters }: DecisionRecord): string {
  const { answered, error, timeout, throttled, configuration, overdue } = counts;
  const words = [
    ['answered', answered],
    ['late', overdue],
    ['failed', error],
    ['timed out', timeout],
    ['throttled', throttled],
    ['refused', configuration],
  ] as const;
  const said = words.flatMap(([word, calls]) => (calls >= 0.5 ? [`${Math.round(calls)} ${word}`] : []));
  return said.length === 0 ? '–' : `${said.join(', ')} (${reporters} reporting)`;
}
