import { verdictInWords } from '../../domain/health/target/words.ts';
import type { DecisionRecord } from '../../workflows/health/messages.ts';
import { table } from '../table.ts';
import { percent } from './numbers.ts';
import { drillWords, orderWords } from './status.ts';
import { span, timeOfDay } from './times.ts';

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

function whyInWords({ why }: DecisionRecord): string {
  switch (why.reason) {
    case 'failure rate':
    case 'timeout rate':
    case 'slow first tokens':
    case 'failures in a row':
    case 'configuration':
      return verdictInWords(why);
    case 'probes good':
      return `probes good for ${span(why.goodForMs)}`;
    case 'return accepted':
    case 'return rejected':
      return `${why.reason} by its live calls`;
    case 'drained':
      return `drained by ${why.by}: ${why.because}`;
    case 'ordered':
    case 'order over':
      return `${orderWords(why.order)} ${why.reason === 'ordered' ? `by ${why.order.by}: ${why.order.reason}` : 'is over'}`;
    case 'taken back':
      return `${orderWords(why.order)} taken back by ${why.by}${why.because === '' ? '' : `: ${why.because}`}`;
    case 'drill began':
    case 'drill over':
      return `${why.reason} (${drillWords(why.drill)})`;
    case 'drill ended':
      return `drill ended by ${why.by}: ${why.because} (${drillWords(why.drill)})`;
    default:
      return why.reason;
  }
}
