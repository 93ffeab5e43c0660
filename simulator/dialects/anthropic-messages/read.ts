import { isFields, type Fields } from '../../json.ts';
import { objects } from '../../judge/values.ts';
import type { Conversation, OfferedTool } from '../../model/conversation.ts';
import { ConversationBuilder } from '../conversation-builder.ts';
import { type MergedTurn, mergedTurns } from './merged.ts';

export function read(body: Fields): Conversation {
  const builder = new ConversationBuilder();
  if (body['system'] !== undefined) builder.system(textOf(body['system']));
  for (const turn of mergedTurns(body['messages'])) addTurn(builder, turn);
  const limit = body['max_tokens'];
  return builder.build(offeredTools(body), typeof limit === 'number' ? limit : Infinity);
}

function addTurn(builder: ConversationBuilder, { role, blocks }: MergedTurn): void {
  if (role === 'assistant') {
    const uses = blocks.filter(({ block }) => block['type'] === 'tool_use');
    builder.assistant(uses.map(({ block }) => ({ id: String(block['id']), tool: String(block['name']) })));
    return;
  }
  for (const { block } of blocks) {
    if (block['type'] !== 'tool_result') continue;
    builder.result(String(block['tool_use_id']), textOf(block['content']), block['is_error'] === true);
  }
  const text = textOf(blocks.map(({ block }) => block));
  if (role === 'system') builder.system(text);
  else if (blocks.some(({ block }) => block['type'] !== 'tool_result')) builder.user(text);
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  return objects(content)
    .flatMap((block) => (block['type'] === 'text' ? [String(block['text'])] : []))
    .join('\n');
}

function offeredTools({ tools, tool_choice: choice }: Fields): OfferedTool[] {
  const mode = isFields(choice) ? choice['type'] : 'auto';
  if (mode === 'none') return [];
  return objects(tools).flatMap(({ name, input_schema: schema }) => {
    if (!isFields(schema) || (isFields(choice) && mode === 'tool' && choice['name'] !== name)) return [];
    return [{ name: String(name), schema }];
  });
}
