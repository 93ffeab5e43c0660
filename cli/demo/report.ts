import type { TemporalServer } from '../../devserver/index.ts';
import { explanationLines } from '../explain.ts';
import { runLink } from '../link.ts';
import type { Output } from '../output.ts';
import { checks } from './checks.ts';
import type { Seen } from './story.ts';

/** Shows the end result and whether the story held. */
export function report(
  seen: Seen,
  { uiUrl, namespace }: Pick<TemporalServer, 'uiUrl' | 'namespace'>,
  output: Output,
): boolean {
  const { id, result, explanation, effects } = seen;
  output.say(`\nAnswer: ${result.text}\n`, { result });
  output.say(explanationLines(explanation).join('\n'), { explanation });
  const counts = Object.entries(effects).map(([tool, count]) => `${tool} ${count}`);
  output.say(`\ntool runs  ${counts.join(', ')}`, { effects });
  output.note(`${uiUrl === undefined ? '' : `in the UI  ${runLink(id, uiUrl, namespace)}`}\n`);
  const results = checks.map(({ what, holds }) => ({ what, held: holds(seen) }));
  for (const check of results) output.say(`${check.held ? '  ok  ' : 'BROKEN'}  ${check.what}`, { check });
  return results.every(({ held }) => held);
}
