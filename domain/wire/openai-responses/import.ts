import { callsOf } from '../../conversation/calls.ts';
import type { Message } from '../../conversation/message.ts';
import type { Problem } from '../../conversation/problem.ts';
import type { ImportOptions, ImportResult } from '../format.ts';
import { CallNames } from '../import/identify.ts';
import { placed, problemsIn, type PlacedMessage } from '../import/placed.ts';
import type { Fields } from '../import/fields.ts';
import { importBody } from '../import/request.ts';
import { importInput } from './import-input.ts';
import { importOutput } from './import-output.ts';
import { importSettings } from './import-settings.ts';
import { importTools } from './import-tools.ts';

/**
 * The body of a Responses request as a conversation. Rendered again for the same API and model it is the same body, but:
 * - `stream` is always true, `store` false, and `max_output_tokens` and the request for sealed reasoning always there;
 * - leading system and developer messages are the `instructions`, later ones have the role that the model knows;
 * - a list of one text is written as a string, each part of an assistant's message as a message of its own;
 * - ids and states of words, calls and results are left out, as are cache breakpoints, blank texts, and reasoning that
 *   has no seal or leads to nothing;
 * - results stand in the order of their calls, their words before the rest; a file without a name gets one;
 * - ids that are empty or used twice are replaced, empty arguments are written as `{}`;
 * - `strict` is said aloud, and false where the schema can't be enforced; `json_object` is a schema where no user's
 *   message asks for JSON; `user` has the name that the model's API has for it;
 * - fields that say how an answer is sent, or what goes without saying, are left out.
 *
 * A body with `previous_response_id` goes on from `previous`; its `instructions`, if it has some, take the place of those
 * that stand there.
 */
export function importRequest(value: unknown, { previous }: ImportOptions = {}): ImportResult {
  return importBody(value, {
    api: 'openai.responses',
    read: (body, affinity, findings) => {
      const calls = new CallNames();
      const before = previous === undefined ? [] : earlier(previous, body, calls);
      const given = importInput(body, { affinity, calls, findings });
      return {
        messages: before.length === 0 ? given : goingOn(before, given),
        tools: importTools(body),
        output: importOutput(body),
        settings: importSettings(body, findings),
      };
    },
    problemsIn: brokenRules,
  });
}

/** The conversation that a body goes on from, all of it at the place of its name. */
function earlier(previous: readonly Message[], body: Fields, calls: CallNames): readonly PlacedMessage[] {
  const path = 'previous_response_id';
  body.raw(path);
  for (const message of previous) {
    if (message.role === 'assistant') for (const call of callsOf(message)) calls.know(call);
  }
  return previous.map(({ role, content, ...more }) =>
    placed(
      role,
      path,
      content.map((part) => ({ part, path })),
      more,
    ),
  );
}

/** New instructions take the place of those that the conversation began with. */
function goingOn(
  before: readonly PlacedMessage[],
  given: readonly PlacedMessage[],
): readonly PlacedMessage[] {
  const [first, ...rest] = given;
  if (first?.path !== 'instructions') return [...before, ...given];
  const begins = before.findIndex(({ message }) => message.role !== 'system');
  return [first, ...before.slice(begins), ...rest];
}

/** A conversation as a whole is the body's `input`. */
function brokenRules(messages: readonly PlacedMessage[]): readonly Problem[] {
  return problemsIn(messages).map((problem) =>
    problem.path === 'messages' ? { ...problem, path: 'input' } : problem,
  );
}
