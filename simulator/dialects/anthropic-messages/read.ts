import { isFields, type Fields } from '../../json.ts';
import { objects } from '../../judge/values.ts';
import type { CitableDocument, Conversation, OfferedTool } from '../../model/conversation.ts';
import { ConversationBuilder } from '../conversation-builder.ts';
import { thinking } from './asked.ts';
import { blocksOf, type MergedTurn, mergedTurns } from './merged.ts';

export function read(body: Fields): Conversation {
  const builder = new ConversationBuilder();
  if (body['system'] !== undefined) builder.system(textOf(body['system']));
  for (const turn of mergedTurns(body['messages'])) addTurn(builder, turn);
  for (const { kind } of blocksOf(body)) {
    if (kind === 'image') builder.saw('image');
    if (kind === 'document' || kind === 'container_upload') builder.saw('file');
  }
  const { max_tokens: limit, output_config: config } = body;
  const format = isFields(config) && isFields(config['format']) ? config['format'] : {};
  return builder.build({
    tools: offeredTools(body),
    maxTokens: typeof limit === 'number' ? limit : Infinity,
    thinks: thinking(body),
    searches: objects(body['tools']).some(({ type }) => String(type).startsWith('web_search_')),
    documents: citableDocuments(body),
    ...(isFields(format['schema']) && { output: format['schema'] }),
  });
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

/** Documents of plain text with citations on. */
function citableDocuments(body: Fields): CitableDocument[] {
  const documents = blocksOf(body).filter(({ kind }) => kind === 'document');
  return documents.flatMap(({ value: { source, citations, title } }, index) => {
    const isOn = isFields(citations) && citations['enabled'] === true;
    if (!isOn || !isFields(source) || source['type'] !== 'text') return [];
    return [{ index, title: typeof title === 'string' ? title : null, text: String(source['data']) }];
  });
}

function offeredTools({ tools, tool_choice: choice }: Fields): OfferedTool[] {
  const mode = isFields(choice) ? choice['type'] : 'auto';
  if (mode === 'none') return [];
  return objects(tools).flatMap(({ name, input_schema: schema }) => {
    if (!isFields(schema) || (isFields(choice) && mode === 'tool' && choice['name'] !== name)) return [];
    return [{ name: String(name), schema }];
  });
}
