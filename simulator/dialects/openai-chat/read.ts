import { isFields, type Fields } from '../../json.ts';
import { objects } from '../../judge/values.ts';
import type { Conversation, OfferedTool, PastCall } from '../../model/conversation.ts';
import { ConversationBuilder } from '../conversation-builder.ts';
import { textOf } from '../openai/text.ts';
import { thinksOpenly } from './reasoning.ts';

const SEEN: Readonly<Record<string, 'image' | 'file'>> = {
  image_url: 'image',
  file: 'file',
  input_audio: 'file',
};

export function read(body: Fields): Conversation {
  const builder = new ConversationBuilder();
  for (const message of objects(body['messages'])) {
    const text = textOf(message['content']);
    for (const { type } of objects(message['content'])) {
      const seen = SEEN[String(type)];
      if (seen !== undefined) builder.saw(seen);
    }
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
  const output = askedOutput(body['response_format']);
  return builder.build({
    tools: offeredTools(body),
    maxTokens: typeof limit === 'number' ? limit : Infinity,
    thinks: thinksOpenly(body) || reasonsInside(body) ? 'always' : 'never',
    searches: isFields(body['web_search_options']),
    ...(output !== undefined && { output }),
  });
}

/** Reasoning that only the usage tells of. */
function reasonsInside({ reasoning_effort: effort }: Fields): boolean {
  return typeof effort === 'string' && effort !== 'none';
}

function askedOutput(format: unknown): Fields | undefined {
  if (!isFields(format)) return undefined;
  const { type, json_schema: named } = format;
  if (type === 'json_object') return { type: 'object' };
  return isFields(named) && isFields(named['schema']) ? named['schema'] : undefined;
}

function pastCall(call: Fields): PastCall {
  const called = call['function'] ?? call['custom'];
  return { id: String(call['id']), tool: String(isFields(called) ? called['name'] : '') };
}

function offeredTools({ tools, tool_choice: choice }: Fields): OfferedTool[] {
  if (choice === 'none') return [];
  const only = chosenNames(choice);
  return objects(tools).flatMap((tool): OfferedTool[] => {
    const name = nameOf(tool);
    if (only?.includes(name) === false) return [];
    if (tool['type'] === 'custom') return [{ name, schema: {}, freeform: true }];
    const definition = tool['function'];
    const parameters = isFields(definition) ? definition['parameters'] : undefined;
    return [{ name, schema: isFields(parameters) ? parameters : {} }];
  });
}

/** The tools a choice leaves; undefined when it leaves all. */
function chosenNames(choice: unknown): string[] | undefined {
  if (!isFields(choice)) return undefined;
  const { allowed_tools: allowed } = choice;
  return isFields(allowed) ? objects(allowed['tools']).map(nameOf) : [nameOf(choice)];
}

function nameOf(tool: Fields): string {
  const definition = tool['function'] ?? tool['custom'];
  return isFields(definition) ? String(definition['name']) : '';
}
