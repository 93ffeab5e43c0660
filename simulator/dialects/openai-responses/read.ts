import { isFields, type Fields } from '../../json.ts';
import { objects } from '../../judge/values.ts';
import type { Conversation, OfferedTool, PastCall } from '../../model/conversation.ts';
import { ConversationBuilder } from '../conversation-builder.ts';
import { isModelItem } from './item-kinds.ts';
import { textOf } from '../openai-text.ts';

export function read(body: Fields): Conversation {
  const { input, instructions, max_output_tokens: limit } = body;
  const builder = new ConversationBuilder();
  if (typeof instructions === 'string') builder.system(instructions);
  if (typeof input === 'string') builder.user(input);
  let turn: PastCall[] | undefined;
  const endTurn = (): void => {
    if (turn !== undefined) builder.assistant(turn);
    turn = undefined;
  };
  for (const item of objects(input)) {
    // Neighbouring items of the model are one turn of it, as they were one response.
    if (isModelItem(item)) {
      turn ??= [];
      if (item['type'] === 'function_call')
        turn.push({ id: String(item['call_id']), tool: String(item['name']) });
      continue;
    }
    endTurn();
    if (item['type'] === 'function_call_output')
      builder.result(String(item['call_id']), textOf(item['output']), false);
    else if (item['role'] === 'user') builder.user(textOf(item['content']));
    else if (item['role'] !== undefined) builder.system(textOf(item['content']));
  }
  endTurn();
  return builder.build(offeredTools(body), typeof limit === 'number' ? limit : Infinity);
}

function offeredTools({ tools, tool_choice: choice }: Fields): OfferedTool[] {
  if (choice === 'none') return [];
  const allowed = allowedNames(choice);
  return objects(tools).flatMap(({ type, name, parameters }) => {
    if (type !== 'function' || allowed?.includes(name) === false) return [];
    return [{ name: String(name), schema: isFields(parameters) ? parameters : {} }];
  });
}

function allowedNames(choice: unknown): unknown[] | undefined {
  if (!isFields(choice)) return undefined;
  if (choice['type'] === 'allowed_tools') return objects(choice['tools']).map((tool) => tool['name']);
  return choice['type'] === 'function' ? [choice['name']] : undefined;
}
