import { isFields, type Fields } from '../../json.ts';
import { objects } from '../../judge/values.ts';
import type { Conversation, OfferedTool } from '../../model/conversation.ts';
import { ConversationBuilder } from '../conversation-builder.ts';

export function read(body: Fields): Conversation {
  const builder = new ConversationBuilder();
  for (const message of objects(body['messages'])) {
    const text = textOf(message['content']);
    switch (message['role']) {
      case 'system':
      case 'developer':
        builder.system(text);
        break;
      case 'user':
        builder.user(text);
        break;
      case 'tool':
        builder.result(String(message['tool_call_id']), text, false);
        break;
      default:
        builder.assistant(objects(message['tool_calls']).map(pastCall));
    }
  }
  const limit = body['max_completion_tokens'] ?? body['max_tokens'];
  return builder.build(offeredTools(body), typeof limit === 'number' ? limit : Infinity);
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  return objects(content)
    .flatMap((part) => (typeof part['text'] === 'string' ? [part['text']] : []))
    .join('\n');
}

function pastCall(call: Fields): { id: string; tool: string } {
  const called = isFields(call['function']) ? call['function'] : {};
  return { id: String(call['id']), tool: String(called['name']) };
}

function offeredTools({ tools, tool_choice: choice }: Fields): OfferedTool[] {
  if (choice === 'none') return [];
  const only = isFields(choice) && isFields(choice['function']) ? choice['function']['name'] : undefined;
  return objects(tools).flatMap(({ function: definition }) => {
    if (!isFields(definition) || (only !== undefined && definition['name'] !== only)) return [];
    const { name, parameters } = definition;
    return [{ name: String(name), schema: isFields(parameters) ? parameters : {} }];
  });
}
