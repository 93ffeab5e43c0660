import { type Fields, inWords } from '../../json.ts';
import type { Rule } from '../../judge/rule.ts';
import { firstOf, objects } from '../../judge/values.ts';
import type { Judged } from '../dialect.ts';
import { invalid } from '../openai-problems.ts';
import { isModelItem } from './item-kinds.ts';

const FUNCTIONS = 'https://platform.openai.com/docs/guides/function-calling';

/** How calls and their outputs must lie in the input. */
export const pairingRules: readonly Rule<Judged>[] = [
  {
    rule: 'output-answers-call',
    docs: FUNCTIONS,
    check: ({ body: { input } }) => {
      const called = new Set<unknown>();
      return firstOf(objects(input), ({ type, call_id: id }) => {
        if (type === 'function_call') called.add(id);
        if (type !== 'function_call_output' || called.has(id)) return undefined;
        return invalid(`No tool call found for function call output with call_id ${String(id)}.`, 'input');
      });
    },
  },
  {
    rule: 'calls-answered',
    docs: FUNCTIONS,
    check: ({ body: { input } }) => {
      const open = unanswered(objects(input));
      return open === undefined
        ? undefined
        : invalid(`No tool output found for function call ${inWords(open)}.`, 'input');
    },
  },
];

/** A call that has no output when the model's next turn begins. Anything but a model's item may lie between. */
function unanswered(items: readonly Fields[]): unknown {
  const open = new Set<unknown>();
  let inTurn = false;
  for (const item of items) {
    const isModels = isModelItem(item);
    if (isModels && !inTurn && open.size > 0) break;
    inTurn = isModels;
    if (item['type'] === 'function_call') open.add(item['call_id']);
    if (item['type'] === 'function_call_output') open.delete(item['call_id']);
  }
  return [...open][0];
}
