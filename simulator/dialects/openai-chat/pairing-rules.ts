import type { Fields } from '../../json.ts';
import type { Rule } from '../../judge/rule.ts';
import { firstDuplicate, firstOf, objects } from '../../judge/values.ts';
import type { Judged } from '../dialect.ts';
import { invalid } from '../openai/problems.ts';

const FUNCTIONS = 'https://platform.openai.com/docs/guides/function-calling';

/** How calls and their results must lie in the conversation. */
export const pairingRules: readonly Rule<Judged>[] = [
  {
    rule: 'tool-call-ids-unique',
    docs: FUNCTIONS,
    check: ({ body: { messages } }) =>
      firstOf(objects(messages), (message, index) => {
        const twice = firstDuplicate(callIds(message));
        if (twice === undefined) return undefined;
        const param = `messages[${String(index)}].tool_calls[${String(twice.index)}].id`;
        return invalid(
          `Invalid '${param}': duplicate tool call id '${String(twice.value)}'.`,
          param,
          'invalid_value',
        );
      }),
  },
  {
    rule: 'tool-message-follows-calls',
    docs: FUNCTIONS,
    check: ({ body: { messages } }) => {
      const list = objects(messages);
      return firstOf(list, ({ role, tool_call_id: id }, index) => {
        if (role !== 'tool') return undefined;
        const before = list.slice(0, index).findLast((message) => message['role'] !== 'tool');
        const ids = before === undefined ? [] : callIds(before);
        if (ids.length === 0)
          return invalid(
            "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.",
            `messages.[${String(index)}].role`,
          );
        return ids.includes(id)
          ? undefined
          : invalid(
              `Invalid parameter: 'tool_call_id' of '${String(id)}' not found in 'tool_calls' of previous message.`,
              `messages.[${String(index)}].tool_call_id`,
            );
      });
    },
  },
  {
    rule: 'tool-calls-answered',
    docs: FUNCTIONS,
    check: ({ body: { messages } }) => {
      const list = objects(messages);
      return firstOf(list, (message, index) => {
        const ids = callIds(message);
        if (ids.length === 0) return undefined;
        const answers = toolMessagesAfter(list, index);
        const open = ids.filter((id) => !answers.includes(id));
        if (open.length === 0) return undefined;
        return invalid(
          `An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: ${open.join(', ')}`,
          `messages.[${String(index + 1 + answers.length)}].role`,
        );
      });
    },
  },
  {
    rule: 'tool-call-answered-once',
    docs: FUNCTIONS,
    check: ({ body: { messages } }) => {
      const list = objects(messages);
      return firstOf(list, (message, index) => {
        if (callIds(message).length === 0) return undefined;
        const twice = firstDuplicate(toolMessagesAfter(list, index));
        if (twice === undefined) return undefined;
        const param = `messages.[${String(index + 1 + twice.index)}].tool_call_id`;
        return invalid(
          `Invalid parameter: Duplicate value for 'tool_call_id' of '${String(twice.value)}'.`,
          param,
        );
      });
    },
  },
];

function callIds(message: Fields): unknown[] {
  return message['role'] === 'assistant' ? objects(message['tool_calls']).map((call) => call['id']) : [];
}

function toolMessagesAfter(list: readonly Fields[], index: number): unknown[] {
  const rest = list.slice(index + 1);
  const end = rest.findIndex((message) => message['role'] !== 'tool');
  return (end === -1 ? rest : rest.slice(0, end)).map((message) => message['tool_call_id']);
}
