import type { ResultPart, UserPart } from '../../conversation/message.ts';
import type { Fields } from '../import/fields.ts';
import { placed, type PlacedMessage, type PlacedPart } from '../import/placed.ts';
import { importAssistant } from './import-assistant.ts';
import { besideParts } from './import-beside.ts';
import { contentIn, textsIn } from './import-content.ts';
import { ignore, refuseRest, type ImportContext } from './import-context.ts';
import { functionResult, toolResult } from './import-results.ts';

const roles = ['system', 'developer', 'user', 'assistant', 'tool', 'function'] as const;

/** `messages` of a body as messages of a conversation: the results of one message of the model are one message. */
export function importMessages(body: Fields, context: ImportContext): readonly PlacedMessage[] {
  const messages = body.objects('messages');
  if (messages === undefined && body.raw('messages') === undefined) body.missing('messages');
  const all = (messages ?? []).flatMap((message) => importMessage(message, context));
  return withJoinedResults(all);
}

function importMessage(message: Fields, context: ImportContext): readonly PlacedMessage[] {
  const role = message.word('role', roles);
  const { path } = message;
  switch (role) {
    case 'system':
    case 'developer': {
      const texts = textsIn(message);
      ignore(message, ['name'], context.findings);
      refuseRest(message);
      return [placed('system', path, texts)];
    }
    case 'user':
      return [placed('user', path, userParts(message, context))];
    case 'assistant':
      return [placed('assistant', path, importAssistant(message, context))];
    case 'tool':
      return [placed('tool', path, [toolResult(message, context)])];
    case 'function':
      return [placed('tool', path, [functionResult(message, context)])];
    case undefined:
    default:
      if (message.raw('role') === undefined) message.missing('role');
      return [];
  }
}

/** A name, and whatever else stands beside the content, goes to servers of this API only. */
function userParts(message: Fields, context: ImportContext): readonly PlacedPart<UserPart>[] {
  const parts = contentIn(message, context);
  return [...parts, ...besideParts(message, context)];
}

function withJoinedResults(messages: readonly PlacedMessage[]): readonly PlacedMessage[] {
  const out: PlacedMessage[] = [];
  for (const each of messages) {
    const last = out.at(-1);
    if (last?.message.role !== 'tool' || each.message.role !== 'tool') {
      out.push(each);
      continue;
    }
    const content: readonly ResultPart[] = [...last.message.content, ...each.message.content];
    out[out.length - 1] = {
      ...last,
      message: { role: 'tool', content },
      parts: [...last.parts, ...each.parts],
    };
  }
  return out;
}
