import type { ImportResult } from '../format.ts';
import { problemsIn } from '../import/placed.ts';
import { importBody } from '../import/request.ts';
import { importMessages } from './import-messages.ts';
import { importOutput } from './import-output.ts';
import { importSettings } from './import-settings.ts';
import { importTools } from './import-tools.ts';
import { OpenCalls } from './open-calls.ts';

/**
 * The body of a Chat Completions request as a conversation. Rendered again for the same API and model it is the same
 * body, but:
 * - texts that stand together, in one message or in neighbours of one role, are one string, and so is a list of texts;
 * - leading instructions and those in mid-conversation have the role that the model knows them by;
 * - `stream`, `stream_options.include_usage`, the output limit and a schema's `name` and `strict` are always there, and
 *   limit and user have the names that the target has for them;
 * - `content` beside calls alone is null, blanks are left out, and a file has a name;
 * - functions of old are tools, and ids that are empty or used twice are replaced;
 * - arguments that are no JSON object are `{}`, and a function without parameters has an empty object of them;
 * - cache marks, annotations and images of answers, and refusals where the target has no field for them, are not sent.
 */
export function importRequest(value: unknown): ImportResult {
  return importBody(value, {
    api: 'openai.chat',
    read: (body, affinity, findings) => ({
      messages: importMessages(body, { affinity, calls: new OpenCalls(), findings }),
      tools: importTools(body, findings),
      output: importOutput(body),
      streamUsage: body.object('stream_options')?.flag('include_usage') ?? false,
      settings: importSettings(body, findings),
    }),
    problemsIn,
  });
}
