import { expect, test } from 'vitest';
import { routeOf } from '../../worker/door/service/models.ts';
import { anybody } from '../../worker/door/tenants/tenants.ts';
import { configWith, openStand } from './stand.ts';

/** The first that matches holds. */
const config = configWith({
  models: [
    { model: 'gpt-4o-mini', route: 'secret' },
    { model: 'gpt-4o*', route: 'support' },
    { model: '*-latest', route: 'support' },
    { model: 'o*-pro-*', route: 'secret' },
  ],
});

test.each([
  ['gpt-4o-mini', 'secret'],
  ['gpt-4o', 'support'],
  ['gpt-4o-mini-2024', 'support'],
  ['claude-latest', 'support'],
  ['-latest', 'support'],
  ['o3-pro-2026', 'secret'],
  ['support', 'support'],
  ['secret', 'secret'],
])('%s means the route %s', (model, route) => {
  expect(routeOf(config, anybody, model)).toBe(route);
});

test.each(['gpt-5', 'latest', 'o-pro', 'Support', '', 'gpt-4', '__proto__', '*'])(
  '"%s" means none',
  (model) => {
    expect(() => routeOf(config, anybody, model)).toThrow(/there is no model/);
  },
);

test('the list has each dialect’s shape', async () => {
  const stand = openStand();
  expect(await (await stand.ask('/v1/models')).json()).toEqual({
    object: 'list',
    data: ['gpt-4o', 'support', 'secret'].map((id) => ({
      id,
      object: 'model',
      created: 0,
      owned_by: 'understudy',
    })),
  });
  const headers = { 'anthropic-version': '2026-10-21' };
  expect(await (await stand.ask('/v1/models', undefined, headers)).json()).toMatchObject({
    data: [{ type: 'model', id: 'gpt-4o', display_name: 'gpt-4o' }, {}, {}],
    has_more: false,
    first_id: 'gpt-4o',
    last_id: 'secret',
  });
  expect(await (await stand.ask('/v1/models/claude-anything')).json()).toMatchObject({
    id: 'claude-anything',
  });
  expect((await stand.ask('/v1/models/nonsense')).status).toBe(404);
});
