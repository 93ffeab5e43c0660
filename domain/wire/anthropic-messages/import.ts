import { Fields, type Findings } from '../import/fields.ts';
import { CallNames } from '../import/identify.ts';
import { problemsIn } from '../import/placed.ts';
import type { ImportResult } from '../format.ts';
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
  const findings: Findings = { problems: [], notes: [] };
  const body = Fields.of(value, '', findings);
  if (body === undefined) return { ok: false, problems: [{ path: '', rule: 'the body is no JSON object' }] };
  const model = body.text('model');
  if (model === undefined) body.missing('model');
  if (body.raw('max_tokens') === undefined) body.missing('max_tokens');
  const stream = body.flag('stream') ?? false;
  const affinity = { api: 'anthropic.messages', ...(model === undefined ? {} : { model }) };
  const messages = importMessages(body, { affinity, calls: new CallNames(), findings });
  const tools = importTools(body);
  const output = importOutput(body);
  const settings = importSettings(body, findings);
  const problems = findings.problems.length > 0 ? findings.problems : problemsIn(messages);
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    request: {
      conversation: messages.map(({ message }) => message),
      settings,
      tools,
      ...(output === undefined ? {} : { output }),
      ...(model === undefined ? {} : { model }),
      stream,
      notes: findings.notes,
    },
  };
}
