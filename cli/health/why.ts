import { verdictInWords } from '../../domain/health/target/words.ts';
import type { DecisionRecord } from '../../workflows/health/messages.ts';
import { drillWords, orderWords } from './orders.ts';
import { span } from './times.ts';

/** Why something was decided, for people. */
export function whyInWords({ why }: Pick<DecisionRecord, 'why'>): string {
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
      return `${orderWords(why.order)} ordered by ${why.order.by}: ${why.order.reason}`;
    case 'order over':
      return `${orderWords(why.order)} is over`;
    case 'taken back':
      return `${orderWords(why.order)} taken back by ${why.by}: ${why.because}`;
    case 'drill began':
      return `drill began, by ${why.drill.by}: ${drillWords(why.drill)}`;
    case 'drill over':
      return `drill is over: ${drillWords(why.drill)}`;
    case 'drill ended':
      return `drill ended by ${why.by}, ${why.because}: ${drillWords(why.drill)}`;
    case 'released':
      return 'no longer drained';
    case 'fewer failures again':
    case 'step went well':
    case 'ramp complete':
    case 'limit found':
    case 'limit gone':
    case 'locked':
    default:
      return why.reason;
  }
}
