import type { Fields } from '../../json.ts';
import type { Rule } from '../../judge/rule.ts';
import { firstOf, objects } from '../../judge/values.ts';
import type { Judged } from '../dialect.ts';
import { invalid } from '../openai/problems.ts';
import { CALL_KINDS, callKind, isModelItem } from './item-kinds.ts';

const FUNCTIONS = 'https://platform.openai.com/docs/guides/function-calling';

/** How calls and their outputs must lie in the input. */
export const pairingRules: readonly Rule<Judged>[] = [
  {
    rule: 'output-answers-call',
    docs: FUNCTIONS,
    check: ({ body: { input } }) => {
      const open = new Set<string>();
      return firstOf(objects(input), (item) => {
        const { type, call_id: id } = item;
        if (callKind(item) !== undefined) open.add(`${String(type)} ${String(id)}`);
        const answered = Object.entries(CALL_KINDS).find(([, { output }]) => output === type);
        if (answered === undefined || open.delete(`${answered[0]} ${String(id)}`)) return undefined;
        const message = `No tool call found for ${answered[1].words} output with call_id ${String(id)}.`;
        return invalid(message, 'input');
      });
    },
  },
  {
    rule: 'calls-answered',
    docs: FUNCTIONS,
    check: ({ body: { input } }) => {
      const open = unanswered(objects(input));
      if (open === undefined) return undefined;
      const words = callKind(open)?.words ?? '';
      return invalid(`No tool output found for ${words} ${String(open['call_id'])}.`, 'input');
    },
  },
];

/** A call that has no output when the model's next turn begins. Anything but a model's item may lie between. */
function unanswered(items: readonly Fields[]): Fields | undefined {
  const open = new Map<unknown, Fields>();
  let inTurn = false;
  for (const item of items) {
    const isModels = isModelItem(item);
    if (isModels && !inTurn && open.size > 0) break;
    inTurn = isModels;
    if (callKind(item) !== undefined) open.set(item['call_id'], item);
    else if (!isModels) open.delete(item['call_id']);
  }
  return [...open.values()][0];
}
