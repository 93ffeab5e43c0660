import { conversationVersion } from '../../conversation/message.ts';
import type { Affinity } from '../../conversation/affinity.ts';
import type { Problem } from '../../conversation/problem.ts';
import type { ImportedRequest, ImportResult } from '../format.ts';
import { Fields, type Findings } from './fields.ts';
import type { PlacedMessage } from './placed.ts';

/** What a format makes of a body's fields. */
export interface ImportedParts extends Pick<ImportedRequest, 'tools' | 'settings' | 'streamUsage'> {
  readonly messages: readonly PlacedMessage[];
  readonly output: ImportedRequest['output'] | undefined;
}

/** How a format reads a body. */
export interface BodyReader {
  /** The wire format's id. */
  readonly api: string;
  /** `settings` last: they carry the fields that nothing else has asked for. */
  readonly read: (body: Fields, affinity: Affinity, findings: Findings) => ImportedParts;
  /** What of the conversation's rules the messages break, by the body's paths. */
  readonly problemsIn: (messages: readonly PlacedMessage[]) => readonly Problem[];
}

/** A request's body as a conversation, or all that is wrong with it. Never throws. */
export function importBody(value: unknown, { api, read, problemsIn }: BodyReader): ImportResult {
  const findings: Findings = { problems: [], notes: [] };
  const body = Fields.of(value, '', findings);
  if (body === undefined) return { ok: false, problems: [{ path: '', rule: 'the body is no JSON object' }] };
  const model = body.text('model');
  if (model === undefined && body.raw('model') === undefined) body.missing('model');
  const stream = body.flag('stream') ?? false;
  const affinity = { api, ...(model === undefined ? {} : { model }) };
  const { messages, tools, settings, output, streamUsage } = read(body, affinity, findings);
  const problems = findings.problems.length > 0 ? findings.problems : problemsIn(messages);
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    request: {
      v: conversationVersion,
      conversation: messages.map(({ message }) => message),
      settings,
      tools,
      ...(output === undefined ? {} : { output }),
      ...(model === undefined ? {} : { model }),
      stream,
      ...(streamUsage === undefined ? {} : { streamUsage }),
      notes: findings.notes,
    },
  };
}
