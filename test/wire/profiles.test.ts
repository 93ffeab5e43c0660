import { assert, property, string, uniqueArray } from 'fast-check';
import { expect, test } from 'vitest';
import { providerKinds } from '../../activities/providers/binding.ts';
import { wireIds } from '../../domain/wire/call-ids.ts';
import { profileOf } from '../../domain/wire/profiles/profiles.ts';
import { serverOf, servers } from '../../domain/wire/profiles/servers.ts';
import { wireNames } from '../../domain/wire/tool-names.ts';
import { efforts } from '../../domain/run/settings.ts';
import { conformanceRows } from './conformance.rows.ts';
import { claudeTestRows, hostTestRows, openaiTestRows, serverTestRows } from './profiles.rows.ts';

test.each(providerKinds)('%s has a profile whose format is one of the three', (kind) => {
  const profile = profileOf({ provider: 'p', kind, model: 'some/model', apiVersion: undefined });
  expect(profile).toMatchObject({ target: 'p/some/model', model: 'some/model' });
  expect(['openai.chat', 'openai.responses', 'anthropic.messages']).toContain(profile.format);
});

test.each([...openaiTestRows, ...claudeTestRows, ...serverTestRows])(
  '$kind $server $model $api $apiVersion: $traits',
  ({ kind, server, model, api, apiVersion, traits }) => {
    const profile = profileOf({
      provider: 'p',
      kind,
      model,
      apiVersion,
      ...(api === undefined ? {} : { api }),
      ...(server === undefined ? {} : { server }),
    });
    expect(profile).toMatchObject(traits);
  },
);

test('a kind without a profile is a programming error', () => {
  const facts = { provider: 'p', kind: 'bedrock', model: 'x', apiVersion: undefined };
  expect(() => profileOf(facts)).toThrow('no profile for the provider kind "bedrock"');
});

test("so is an API that the kind doesn't speak", () => {
  const facts = { provider: 'p', kind: 'anthropic', model: 'x', apiVersion: undefined };
  expect(() => profileOf({ ...facts, api: 'openai.chat' })).toThrow('doesn\'t speak "openai.chat"');
});

test.each(conformanceRows)(
  '%s has its efforts from low to high, and no level that it lacks',
  (_, profile) => {
    expect(profile.efforts).toEqual(efforts.filter((effort) => profile.efforts.includes(effort)));
    expect([undefined, ...profile.efforts]).toContain(profile.effortWithTools);
    expect(profile.defaultMaxOutputTokens).toBeLessThanOrEqual(profile.maxOutputTokens ?? Infinity);
  },
);

test.each(conformanceRows)('%s has legal ids for any calls', (_, profile) => {
  assert(
    property(uniqueArray(string(), { maxLength: 5 }), (callIds) => {
      const content = callIds.map((callId) => {
        return { type: 'call', callId, name: 'tool', arguments: '{}' } as const;
      });
      const ids = callIds.map(wireIds([{ role: 'assistant', content }], profile));
      expect(new Set(ids).size).toBe(callIds.length);
      for (const id of ids) {
        expect(id).toMatch(profile.callIds.pattern);
        expect(id.length).toBeLessThanOrEqual(profile.callIds.maxLength);
      }
    }),
    { numRuns: 30 },
  );
});

test.each(conformanceRows)('%s has legal names for any tools', (_, profile) => {
  assert(
    property(uniqueArray(string({ minLength: 1 }), { maxLength: 5 }), (tools) => {
      const wire = wireNames(tools, profile, []);
      const names = tools.map((name) => wire.toWire(name));
      expect(new Set(names).size).toBe(tools.length);
      for (const name of names) expect(name).toMatch(profile.toolNames);
    }),
    { numRuns: 30 },
  );
});

test.each(hostTestRows)('the host %s is %s', (host, server) => {
  expect(serverOf({ baseUrl: `https://${host}/v1` })).toBe(server);
  expect(servers.filter(({ hosts }) => hosts?.test(host)).map((row) => row.server)).toEqual(
    server === undefined ? [] : [server],
  );
});

test('every listed server with hosts is reached by one', () => {
  const reached = new Set(hostTestRows.map(([, server]) => server));
  expect(servers.filter(({ server, hosts }) => hosts !== undefined && !reached.has(server))).toEqual([]);
});

test.each(servers.map(({ server }) => server))('%s is reached by its name, wherever it runs', (server) => {
  expect(serverOf({ server })).toBe(server);
  expect(serverOf({ server, baseUrl: 'https://api.groq.com/openai/v1' })).toBe(server);
});

test('names of servers are unique, and another server is none of them', () => {
  expect(new Set(servers.map(({ server }) => server)).size).toBe(servers.length);
  expect(serverOf({})).toBeUndefined();
});
