import { servers } from '../../domain/wire/profiles/servers.ts';
import { providers, routed } from './table.ts';
import type { Row } from './table.ts';

const route = (rest: string) => `${providers}routes: {r: {targets: [openai/a, anthropic/b], ${rest}}}\n`;
const target = (rest: string, limits: string) =>
  `${providers}routes:\n  r:\n    targets: [openai/a, {target: anthropic/b, limits: {${rest}}}]\n    limits: {${limits}}\n`;
const provider = (rest: string) => `providers: {p: {${rest}}}\nroutes: {r: {targets: [p/a]}}\n`;

export const referenceRows: readonly Row[] = [
  {
    name: 'an unknown provider',
    text: `${providers}routes: {r: {targets: [openai/a, antropic/b, anthropic/b]}}\n`,
    problems: ['2:34 routes.r.targets[1]: unknown provider "antropic"'],
  },
  {
    name: 'an unknown provider in the long form',
    text: `${providers}routes: {r: {targets: [openai/a, {target: azure/b}, anthropic/b]}}\n`,
    problems: ['2:43 routes.r.targets[1].target: unknown provider "azure"'],
  },
  {
    name: 'a target twice, in both forms',
    text: `${providers}routes: {r: {targets: [openai/a, anthropic/b, {target: openai/a}]}}\n`,
    problems: ['2:56 routes.r.targets[2].target: target "openai/a" stands twice in this list'],
  },
  {
    name: 'unknown route and tools of an agent',
    text: `${routed}agents: {a: {instructions: x, route: rr, tools: [t, u, t]}}\ntools: {t: {description: x, effect: read}}\n`,
    problems: [
      '3:38 agents.a.route: unknown route "rr"',
      '3:53 agents.a.tools[1]: unknown tool "u"',
      '3:56 agents.a.tools[2]: tool "t" stands twice in this list',
    ],
  },
  {
    name: 'a provider that nothing uses',
    text: `${providers}routes: {r: {targets: [openai/a]}}\n`,
    problems: ['1:37 warning providers.anthropic: no route uses the provider "anthropic"'],
  },
];

const asked = (api: string, tools: string) =>
  `providers: {p: {kind: openai${api}}}\nroutes: {r: {targets: [p/gpt-6-astra, p/gpt-4.1]}}\nagents: {a: {instructions: x, route: r, tools: [${tools}]}}\ntools: {t: {description: x, effect: read}}\n`;

export const toolTargetRows: readonly Row[] = [
  {
    name: 'a target that takes no tools through its API',
    text: asked('', 't'),
    problems: [
      '2:24 warning routes.r.targets[0]: takes no tools through openai.chat, and agent "a" has some',
    ],
  },
  {
    name: 'the same target through the other API',
    text: asked(', api: openai.responses', 't'),
    problems: [],
  },
  { name: 'an agent without tools on it', text: asked('', ''), problems: [] },
];

export const limitRows: readonly Row[] = [
  {
    name: 'firstToken beyond total',
    text: route('limits: {firstToken: 40s, total: 30s}'),
    problems: ['2:69 routes.r.limits.firstToken: firstToken (40s) is longer than total (30s)'],
  },
  {
    name: 'total below a firstToken that nobody wrote',
    text: route('limits: {total: 5s}'),
    problems: [],
  },
  {
    name: 'connect beyond firstToken',
    text: route('limits: {connect: 6s, firstToken: 5s}'),
    problems: ['2:66 routes.r.limits.connect: connect (6s) is longer than firstToken (5s)'],
  },
  {
    name: 'total beyond deadline',
    text: route('limits: {deadline: 30s, total: 1m}'),
    problems: ['2:79 warning routes.r.limits.total: total (1m) is longer than deadline (30s)'],
  },
  {
    name: 'total beyond the default deadline',
    text: route('limits: {total: 5m}'),
    problems: ['2:64 warning routes.r.limits.total: total (5m) is longer than deadline (2m)'],
  },
  {
    name: 'idle beyond total',
    text: route('limits: {idle: 20s, total: 10s}'),
    problems: ['2:63 warning routes.r.limits.idle: idle (20s) is longer than total (10s)'],
  },
  {
    name: "a target's total below its route's firstToken",
    text: target('total: 10s', 'firstToken: 15s'),
    problems: ['4:63 routes.r.targets[1].limits.total: firstToken (15s) is longer than total (10s)'],
  },
  {
    name: "a target's firstToken beyond its route's total, said once",
    text: target('firstToken: 50s', 'total: 40s, connect: 45s'),
    problems: [
      '4:68 routes.r.targets[1].limits.firstToken: firstToken (50s) is longer than total (40s)',
      '5:35 routes.r.limits.connect: connect (45s) is longer than firstToken (30s)',
    ],
  },
  {
    name: 'backoff beyond maxBackoff',
    text: route('retry: {backoff: 3s, maxBackoff: 1s}'),
    problems: ['2:65 routes.r.retry.backoff: backoff (3s) is longer than maxBackoff (1s)'],
  },
  {
    name: 'fewer attempts than targets',
    text: route('limits: {attempts: 1}'),
    problems: [
      '2:67 warning routes.r.limits.attempts: attempts (1) is less than the 2 targets: the last one is never asked',
    ],
  },
  {
    name: 'all attempts on the first target',
    text: route('retry: {attempts: 6}'),
    problems: [
      '2:66 warning routes.r.retry.attempts: 6 tries on the first target may use up all 6 attempts and leave none for a switch',
    ],
  },
  {
    name: 'a heartbeat slower than the timeout',
    text: `${routed}tools:\n  t: {description: x, effect: read, timeout: 5s, heartbeat: 10s}\n  u: {description: x, effect: read, heartbeat: 2m}\n`,
    problems: [
      '4:61 tools.t.heartbeat: heartbeat (10s) is longer than timeout (5s)',
      '5:48 tools.u.heartbeat: heartbeat (2m) is longer than timeout (1m)',
    ],
  },
  {
    name: 'parameters that are not an object',
    text: `${routed}tools:\n  t: {description: x, effect: read, parameters: {type: array}}\n  u: {description: x, effect: read, parameters: {properties: {}}}\n`,
    problems: [
      '4:56 tools.t.parameters.type: the top level of parameters must be `type: object`',
      '5:37 tools.u.parameters.type: the top level of parameters must be `type: object`',
    ],
  },
  {
    name: 'parameters that JSON can not hold',
    text: `${routed}tools:\n  t: {description: x, effect: read, parameters: {type: object, enum: [1, .nan]}}\n`,
    problems: ['4:74 tools.t.parameters.enum[1]: is not a JSON value'],
  },
];

export const providerRows: readonly Row[] = [
  {
    name: 'an unknown kind',
    text: provider('kind: opnai'),
    problems: [
      '1:23 providers.p.kind: expected openai, anthropic, openai-compatible, azure-openai, got "opnai"',
    ],
  },
  {
    name: 'an API for a kind without a choice',
    text: provider('kind: anthropic, api: openai.chat, apiKeyEnv: OPENAI_API_KEY'),
    problems: ['1:34 providers.p.api: kind anthropic leaves no choice of an API'],
  },
  {
    name: 'an unknown server',
    text: provider('kind: openai-compatible, baseUrl: http://127.0.0.1:8000, auth: none, server: deepsek'),
    problems: [
      `1:94 providers.p.server: expected ${servers.map(({ server }) => server).join(', ')}, got "deepsek"`,
    ],
  },
  {
    name: 'a server for a kind without a choice',
    text: provider('kind: openai, server: groq'),
    problems: ['1:31 providers.p.server: kind openai leaves no choice of a server'],
  },
  {
    name: 'a server that its host contradicts: it may be a proxy',
    text: provider('kind: openai-compatible, baseUrl: https://api.groq.com, auth: none, server: vllm'),
    problems: [],
  },
  {
    name: 'listed servers that are asked as OpenAI',
    text: `providers: {p: {kind: openai, baseUrl: "https://api.groq.com/openai/v1"}, q: {kind: openai, baseUrl: "https://a.openai.azure.com"}}\nroutes: {r: {targets: [p/a, q/b]}}\n`,
    problems: [
      '1:40 warning providers.p.baseUrl: is groq, which takes other requests than kind openai sends',
      '1:102 warning providers.q.baseUrl: is azure, which takes other requests than kind openai sends',
    ],
  },
  {
    name: 'a default variable that is empty',
    text: provider('kind: anthropic'),
    env: { ANTHROPIC_API_KEY: ' ' },
    problems: ['1:13 providers.p: provider "p" needs its key in ANTHROPIC_API_KEY, which is empty'],
  },
  {
    name: 'a variable that is not set',
    text: provider('kind: openai, apiKeyEnv: MY_KEY'),
    problems: ['1:42 providers.p.apiKeyEnv: provider "p" needs its key in MY_KEY, which is not set'],
  },
  {
    name: 'kinds without defaults',
    text: provider('kind: azure-openai'),
    problems: [
      '1:13 providers.p.baseUrl: missing, and kind azure-openai has no default',
      '1:13 providers.p.apiKeyEnv: missing, and kind azure-openai has no default',
    ],
  },
  {
    name: 'a server without keys',
    text: provider('kind: openai-compatible, baseUrl: http://127.0.0.1:8000, auth: none'),
    problems: [],
  },
  {
    name: 'no key, and a variable for it',
    text: provider('kind: openai, auth: none, apiKeyEnv: OPENAI_API_KEY'),
    problems: ['1:37 providers.p.auth: `auth: none` and apiKeyEnv contradict each other'],
  },
  {
    name: 'a key where a variable belongs',
    text: provider('kind: openai, apiKeyEnv: sk-proj-abc'),
    problems: [
      '1:42 providers.p.apiKeyEnv: expected the name of an environment variable in capitals, such as OPENAI_API_KEY (the key itself never stands here)',
    ],
  },
  {
    name: 'secrets in headers and URLs',
    text: provider(
      'kind: openai, baseUrl: "https://u:hunter2@x", headers: {Authorization: hunter2, "a b": c}',
    ),
    problems: [
      '1:40 providers.p.baseUrl: expected an http or https URL without user, password, query and fragment',
      '1:73 providers.p.headers.Authorization: a secret must not stand in this file',
      '1:97 providers.p.headers["a b"]: is not a legal name of a header',
    ],
  },
  {
    name: 'a number where a text belongs',
    text: provider('kind: openai, apiVersion: 2024'),
    problems: ['1:43 providers.p.apiVersion: expected text, got 2024; put it in quotes'],
  },
  {
    name: 'a version twice in the URL',
    text: provider('kind: anthropic, baseUrl: https://proxy.internal/v1'),
    problems: ['1:43 warning providers.p.baseUrl: ends in /v1, and the client adds /v1/messages to it'],
  },
];
