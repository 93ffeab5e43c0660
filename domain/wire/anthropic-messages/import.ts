import type { ImportResult } from '../format.ts';
import { CallNames } from '../import/identify.ts';
import { problemsIn } from '../import/placed.ts';
import { importBody } from '../import/request.ts';
import { importMessages } from './import-messages.ts';
import { importOutput, importSettings } from './import-settings.ts';
import { importTools } from './import-tools.ts';

/**
 * The body of a Messages request as a conversation. Rendered again for the same API and model it is the same body, but:
 * - strings that stand for one text are written as a list of one block, and neighbours of one role as one message;
 * - `stream` is always true;
 * - blank texts of the user are left out, and in an assistant message without seals calls stand last;
 * - ids that are empty or used twice are replaced;
 * - of cache marks on an assistant's blocks none is kept, of others the last four;
 * - `is_error: false`, `tool_choice: auto` as the default, and other fields that say what goes without saying.
 */
export function importRequest(value: unknown): ImportResult {
  return importBody(value, {
    api: 'anthropic.messages',
    read: (body, affinity, findings) => {
      if (body.raw('max_tokens') === undefined) body.missing('max_tokens');
      return {
        messages: importMessages(body, { affinity, calls: new CallNames(), findings }),
        tools: importTools(body),
        output: importOutput(body),
        settings: importSettings(body, findings),
      };
    },
    problemsIn,
  });
}
