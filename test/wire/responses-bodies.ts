import type { JsonObject } from '../../domain/json.ts';
import type { ImportedRequest } from '../../domain/wire/format.ts';
import { formatOf } from '../../domain/wire/formats.ts';
import { profileOf } from '../../domain/wire/profiles/profiles.ts';
import { renderFor } from './targets.ts';

const api = 'openai.responses';

/** A model that reasons. */
export const here = profileOf({
  provider: 'openai',
  kind: 'openai',
  model: 'gpt-5.6-sol',
  apiVersion: undefined,
  api,
});

/** What each of our bodies has. */
export const base = {
  model: here.model,
  max_output_tokens: 100,
  store: false,
  include: ['reasoning.encrypted_content'],
  stream: true,
};

/** The body as it was read; throws where it was refused. */
export function imported(body: JsonObject): ImportedRequest {
  const result = formatOf(api).import(body);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.request;
}

/** The body rendered again from what was read of it. */
export function again(body: JsonObject): JsonObject {
  const { conversation, settings, tools, output } = imported(body);
  return renderFor(here, conversation, { settings, tools, ...(output === undefined ? {} : { output }) }).body;
}
