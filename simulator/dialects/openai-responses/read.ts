import { isFields, type Fields } from '../../json.ts';
import { objects } from '../../judge/values.ts';
import type { Conversation, OfferedTool, PastCall } from '../../model/conversation.ts';
import { ConversationBuilder } from '../conversation-builder.ts';
import { textOf } from '../openai/text.ts';
import { partsOf } from './find.ts';
import { CALL_KINDS, callKind, isModelItem } from './item-kinds.ts';
import { reasons } from './reasoning.ts';

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
      if (callKind(item) !== undefined)
        turn.push({ id: String(item['call_id']), tool: String(item['name']) });
      continue;
    }
    endTurn();
    if (isOutput(item)) builder.result(String(item['call_id']), textOf(item['output']), false);
    else if (item['role'] === 'user') builder.user(textOf(item['content']));
    else if (item['role'] !== undefined) builder.system(textOf(item['content']));
  }
  endTurn();
  for (const { kind } of partsOf(body)) {
    if (kind === 'input_image') builder.saw('image');
    if (kind === 'input_file') builder.saw('file');
  }
  const output = askedOutput(body['text']);
  return builder.build({
    tools: offeredTools(body),
    maxTokens: typeof limit === 'number' ? limit : Infinity,
    thinks: reasons(body) ? 'always' : 'never',
    searches: objects(body['tools']).some(({ type }) => String(type).startsWith('web_search')),
    ...(output !== undefined && { output }),
  });
}

function isOutput({ type }: Fields): boolean {
  return Object.values(CALL_KINDS).some(({ output }) => output === type);
}

function askedOutput(text: unknown): Fields | undefined {
  if (!isFields(text) || !isFields(text['format'])) return undefined;
  const { type, schema } = text['format'];
  if (type === 'json_object') return { type: 'object' };
  return isFields(schema) ? schema : undefined;
}

function offeredTools({ tools, tool_choice: choice }: Fields): OfferedTool[] {
  if (choice === 'none') return [];
  const allowed = allowedNames(choice);
  return objects(tools).flatMap(({ type, name, parameters }): OfferedTool[] => {
    if (allowed?.includes(name) === false) return [];
    if (type === 'custom') return [{ name: String(name), schema: {}, freeform: true }];
    if (type !== 'function') return [];
    return [{ name: String(name), schema: isFields(parameters) ? parameters : {} }];
  });
}

function allowedNames(choice: unknown): unknown[] | undefined {
  if (!isFields(choice)) return undefined;
  if (choice['type'] === 'allowed_tools') return objects(choice['tools']).map((tool) => tool['name']);
  return choice['type'] === 'function' || choice['type'] === 'custom' ? [choice['name']] : undefined;
}
