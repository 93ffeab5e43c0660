import type { JsonObject } from '../../../domain/json.ts';
import { dialectOf } from '../wire/endpoint.ts';
import type { DoorApp } from './app.ts';
import { modelsFor, routeOf } from './models.ts';
import type { Parts } from './parts.ts';

/** Neither vendor's clients read the date; there is none for a route. */
const never = '1970-01-01T00:00:00Z';

/** `GET /v1/models`, and one by name, in the dialect of the client that asks. */
export function addModels(app: DoorApp, { config }: Parts): void {
  app.get('/v1/models', (c) => {
    const models = modelsFor(config, c.get('tenant'));
    if (dialectOf(c.req.path, c.req.header('anthropic-version')).name === 'openai')
      return c.json({ object: 'list', data: models.map(openaiModel) });
    return c.json({
      data: models.map(anthropicModel),
      has_more: false,
      first_id: models[0] ?? null,
      last_id: models.at(-1) ?? null,
    });
  });
  app.get('/v1/models/:model{.+}', (c) => {
    const model = c.req.param('model');
    routeOf(config, c.get('tenant'), model);
    const { name } = dialectOf(c.req.path, c.req.header('anthropic-version'));
    return c.json(name === 'openai' ? openaiModel(model) : anthropicModel(model));
  });
}

/** https://platform.openai.com/docs/api-reference/models/object */
function openaiModel(id: string): JsonObject {
  return { id, object: 'model', created: 0, owned_by: 'understudy' };
}

/** https://platform.claude.com/docs/en/api/models-list */
function anthropicModel(id: string): JsonObject {
  return { type: 'model', id, display_name: id, created_at: never };
}
