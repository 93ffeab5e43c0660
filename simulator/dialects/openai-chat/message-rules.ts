import { inWords, isFields } from '../../json.ts';
import type { Rule } from '../../judge/rule.ts';
import { firstOf, objects } from '../../judge/values.ts';
import type { Judged } from '../dialect.ts';
import {
  checkName,
  checkString,
  emptyArray,
  invalid,
  missing,
  wrongType,
  wrongValue,
} from '../openai-problems.ts';

const MESSAGES = 'https://platform.openai.com/docs/api-reference/chat/create#chat_create-messages';
const ROLES = ['system', 'assistant', 'user', 'function', 'tool', 'developer'];
const PARTS: Readonly<Record<string, readonly string[]>> = {
  user: ['text', 'image_url', 'input_audio', 'file'],
  assistant: ['text', 'refusal'],
};
const TEXT_ONLY = ['text'];
const LONGEST_ID = 64;

export const messageRules: readonly Rule<Judged>[] = [
  {
    rule: 'message-role',
    docs: MESSAGES,
    check: ({ body: { messages } }) =>
      firstOf(messages as unknown[], (message, index) => {
        const at = `messages[${String(index)}]`;
        if (!isFields(message)) return wrongType(at, 'an object', message);
        if (message['role'] === undefined) return missing(`${at}.role`);
        return ROLES.includes(inWords(message['role']))
          ? undefined
          : wrongValue(`${at}.role`, message['role'], ROLES);
      }),
  },
  {
    rule: 'message-content',
    docs: MESSAGES,
    check: ({ body: { messages } }) =>
      firstOf(objects(messages), ({ role, content, tool_calls: calls, refusal, audio }, index) => {
        if (typeof content === 'string') return undefined;
        const at = `messages[${String(index)}].content`;
        if (Array.isArray(content)) return content.length === 0 ? emptyArray(at) : undefined;
        if (content !== undefined && content !== null)
          return wrongType(at, 'one of a string or array of objects', content);
        const standsAlone = calls !== undefined || audio !== undefined || typeof refusal === 'string';
        if (role === 'assistant' && standsAlone) return undefined;
        const message = `Invalid value for 'content': expected a string, got null.`;
        return invalid(message, `messages.[${String(index)}].content`);
      }),
  },
  {
    rule: 'content-part-type',
    docs: MESSAGES,
    check: ({ body: { messages } }) =>
      firstOf(objects(messages), ({ role, content }, index) =>
        firstOf(Array.isArray(content) ? content : [], (part: unknown, partIndex) => {
          const at = `messages[${String(index)}].content[${String(partIndex)}]`;
          if (!isFields(part)) return wrongType(at, 'an object', part);
          if (part['type'] === undefined) return missing(`${at}.type`);
          const allowed = PARTS[String(role)] ?? TEXT_ONLY;
          if (allowed.includes(inWords(part['type']))) return partBody(part, at);
          if (part['type'] !== 'image_url') return wrongValue(`${at}.type`, part['type'], allowed);
          const where = `messages[${String(index)}]`;
          const message = `Invalid '${where}'. Image URLs are only allowed for messages with role 'user', but this message with role '${String(role)}' contains an image URL.`;
          return invalid(message, where, 'invalid_value');
        }),
      ),
  },
  {
    rule: 'tool-call-shape',
    docs: MESSAGES,
    check: ({ body: { messages } }) =>
      firstOf(objects(messages), ({ role, tool_calls: calls }, index) => {
        if (role !== 'assistant' || calls === undefined || calls === null) return undefined;
        const at = `messages[${String(index)}].tool_calls`;
        if (!Array.isArray(calls)) return wrongType(at, 'an array of objects', calls);
        if (calls.length === 0) return emptyArray(at);
        return firstOf(calls, (call: unknown, callIndex) => toolCall(call, `${at}[${String(callIndex)}]`));
      }),
  },
  {
    rule: 'tool-call-id-given',
    docs: MESSAGES,
    check: ({ body: { messages } }) =>
      firstOf(objects(messages), ({ role, tool_call_id: id }, index) => {
        if (role !== 'tool') return undefined;
        const at = `messages[${String(index)}].tool_call_id`;
        return id === undefined ? missing(at) : checkString(at, id, LONGEST_ID);
      }),
  },
];

function partBody(part: Record<string, unknown>, at: string) {
  if (part['type'] === 'text' && typeof part['text'] !== 'string')
    return part['text'] === undefined
      ? missing(`${at}.text`)
      : wrongType(`${at}.text`, 'a string', part['text']);
  const type = String(part['type']);
  if (type === 'text' || type === 'refusal' || isFields(part[type])) return undefined;
  return missing(`${at}.${type}`);
}

function toolCall(call: unknown, at: string) {
  if (!isFields(call)) return wrongType(at, 'an object', call);
  if (call['id'] === undefined) return missing(`${at}.id`);
  const id = checkString(`${at}.id`, call['id'], LONGEST_ID);
  if (id !== undefined) return id;
  if (call['type'] === undefined) return missing(`${at}.type`);
  if (call['type'] === 'custom') return undefined;
  if (call['type'] !== 'function') return wrongValue(`${at}.type`, call['type'], ['function', 'custom']);
  const called = call['function'];
  if (!isFields(called)) return missing(`${at}.function`);
  if (called['arguments'] === undefined) return missing(`${at}.function.arguments`);
  if (typeof called['arguments'] !== 'string')
    return wrongType(`${at}.function.arguments`, 'a string', called['arguments']);
  return checkName(`${at}.function.name`, called['name']);
}
