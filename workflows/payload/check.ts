import { toConversation, type ConversationInput } from '../../domain/conversation/input.ts';
import type { Message } from '../../domain/conversation/message.ts';
import { checkConversation } from '../../domain/conversation/pairing.ts';
import type { Problem } from '../../domain/conversation/problem.ts';
import type { JsonSchema } from '../../domain/json.ts';
import { agentInputSchema, callInputSchema, messageInputSchema } from './input.schema.ts';
import type { AgentInput, CallInput, SendMessageInput } from './payloads.ts';
import { checkShape } from './shape.ts';

export type Checked<Input> =
  | { readonly ok: true; readonly input: Input; readonly conversation: readonly Message[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Checks the input of `llmCall`: its shape, then the conversation's own rules. */
export function checkCallInput(input: unknown): Checked<CallInput> {
  return check<CallInput>(callInputSchema, input, 'messages');
}

/** Checks the input of `llmAgent`. */
export function checkAgentInput(input: unknown): Checked<AgentInput> {
  return check<AgentInput>(agentInputSchema, input, 'input');
}

/** Checks the input of `sendMessage`: a run that is under way takes the user's words only. */
export function checkMessageInput(input: unknown): Checked<SendMessageInput> {
  const checked = check<SendMessageInput>(messageInputSchema, input, 'input');
  if (!checked.ok) return checked;
  const problems = checked.conversation.flatMap(({ role }, at) =>
    role === 'user'
      ? []
      : [{ path: `input[${at}].role`, rule: `is "${role}": only messages of the user can be sent to a run` }],
  );
  return problems.length === 0 ? checked : { ok: false, problems };
}

function check<Input extends object>(
  schema: JsonSchema,
  input: unknown,
  field: keyof Input & string,
): Checked<Input> {
  const problems = checkShape(schema, input);
  if (problems.length > 0) return { ok: false, problems };
  const valid = input as Input;
  const conversation = toConversation(valid[field] as ConversationInput);
  const broken = [...checkConversation(conversation), ...checkEnd(conversation)];
  if (broken.length === 0) return { ok: true, input: valid, conversation };
  return {
    ok: false,
    problems: broken.map(({ path, rule }) => ({ path: path.replace(/^messages/, field), rule })),
  };
}

/** No provider goes on from the model's own words, and its calls would run without it having made them. */
function checkEnd(conversation: readonly Message[]): readonly Problem[] {
  if (conversation.at(-1)?.role !== 'assistant') return [];
  const path = `messages[${conversation.length - 1}]`;
  return [
    {
      path,
      rule: 'the model has spoken last: end with a message of the user, or with the results of its calls',
    },
  ];
}
