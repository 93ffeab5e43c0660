import { expect, test } from 'vitest';
import { parseConfig } from '../../worker/config/parse.ts';
import { formatProblem } from '../../worker/config/problem.ts';
import { env, providers, routed } from './table.ts';

const route = (rest: string) => `${providers}routes: {r: {targets: [openai/a, anthropic/b], ${rest}}}\n`;
const agent = (rest: string) => `${routed}agents: {a: {instructions: x, route: r, ${rest}}}\n`;

test.each([
  [
    routed.replace('anthropic/b', 'antropic/b, anthropic/b'),
    'unknown provider "antropic" (did you mean "anthropic"?)',
  ],
  [
    routed.replace('anthropic/b', 'azure/b, anthropic/b'),
    'unknown provider "azure" (known: openai, anthropic)',
  ],
  [agent('tools: [x]'), 'unknown tool "x" (no tools are declared)'],
  [routed.replace('routes', 'Routes'), 'unknown key "Routes" (did you mean "routes"?)'],
  [
    agent('settings: {max_output_tokens: 1}'),
    'unknown key "max_output_tokens" (did you mean "maxOutputTokens"?)',
  ],
  [agent('settings: {max_tokens: 1}'), 'unknown key "max_tokens" (did you mean "maxOutputTokens"?)'],
  [agent('settings: {seed: 1}'), 'unknown key "seed" (known here: maxOutputTokens, temperature, '],
  [agent('system: x'), 'unknown key "system" (did you mean "instructions"?)'],
  [
    route('timeout: 5s'),
    'unknown key "timeout" (known here: targets, limits, retry, policy, failover, stream)',
  ],
  [route('limits: {timeout: 5s}'), 'unknown key "timeout" (did you mean "deadline"?)'],
  [routed.replace('anthropic}}', 'antropic}}'), 'got "antropic" (did you mean "anthropic"?)'],
  [
    routed.replace(
      'kind: openai',
      'kind: openai-compatible, baseUrl: "http://x", auth: none, server: deepsek',
    ),
    'got "deepsek" (did you mean "deepseek"?)',
  ],
  [
    `${routed.replace('openai/a', 'openai/gpt-6-astra')}agents: {a: {instructions: x, route: r, tools: [t]}}\ntools: {t: {description: x, effect: read}}\n`,
    'agent "a" has some (`api: openai.responses` at its provider)',
  ],
  [
    routed.replace('kind: openai', 'kind: openai, baseUrl: "https://a.openai.azure.com"'),
    'is azure, which takes other requests than kind openai sends (use kind azure-openai)',
  ],
  [
    routed.replace('kind: openai', 'kind: openai, server: vllm'),
    'leaves no choice of a server (leave it out, or use kind openai-compatible)',
  ],
  [routed.replace('kind: openai', 'kind: openai, apiKeyEnv: NO_KEY'), 'which is not set (export NO_KEY=…)'],
  [
    route('limits:\n  {firstToken: 40s,\n   total: 30s}'),
    'firstToken (40s) is longer than total (30s) (total is at understudy.yaml:4:11)',
  ],
  [
    route('policy: {stayWithVendor: [rate_limited]}'),
    'unknown kind of failure "rate_limited" (did you mean "RateLimited"?)',
  ],
  [
    route('retry: {backoff: 2m},\n  limits: {deadline: 1m}'),
    '2 tries wait up to 2m in all, and the deadline is 1m (deadline is at understudy.yaml:3:22)',
  ],
  [
    `${providers}routes: {r: {targets: [{target: openai/a, window: 9}, {target: anthropic/b, window: 8}]}}`,
    "smaller than its window (9) (the first target's window is at understudy.yaml:2:51)",
  ],
  [
    route('limits: {throughput: {tokensPerSecond: 1}, total: 9s}'),
    'the floor never comes to act (total is at understudy.yaml:2:98)',
  ],
  [
    routed.replace('openai/a', '{target: openai/a, weight: 2}'),
    'no other target has the same rank (targets of equal rank stand in a list of their own',
  ],
  [route('limits: {total: 5m}'), 'total (5m) is longer than deadline (2m) (deadline is the default)'],
  [
    `${routed}tools: {t: {description: x}}`,
    'tools.t.effect: missing (What a repeat would do. read: it changes',
  ],
  [`${routed}health: {errorRate: 5%}`, 'unknown key "errorRate" (did you mean "failureRate"?)'],
  [
    `${routed}health:\n  probeEvery: 12s`,
    'is longer than returnAfter (10s): one good probe is enough to return (returnAfter is the default)',
  ],
  [
    `${routed}health:\n  probeEvery: 6s\n  targets: {openai/a: {returnAfter: 5s}}`,
    'one good probe is enough to return (probeEvery is at understudy.yaml:4:15)',
  ],
  [
    `${route('failover: {slowerThan: 3x}')}health: {slowerThan: 2x}`,
    'first tokens come 2x later than usual (slowerThan is at understudy.yaml:3:22)',
  ],
  [
    route('failover: {within: 30s}'),
    'has no effect without afterFailures (say how many: `afterFailures: 3`)',
  ],
  [`${routed}door: {models: {x: rr}}`, 'unknown route "rr" (did you mean "r"?)'],
  [
    `${routed}door:\n  models: {'*': r, x: r}`,
    'before it matches all of it (the first that matches holds; its route is at understudy.yaml:4:17)',
  ],
  [
    `${routed}door: {listen: "0.0.0.0:1"}`,
    'the door has no tenants (declare tenants with tokens, or listen on 127.0.0.1)',
  ],
])('%j leads to: %s', (text, message) => {
  const parsed = parseConfig(text, { source: 'understudy.yaml', env });
  const problems = parsed.ok ? parsed.config.warnings : parsed.problems;
  expect(problems.map(formatProblem).join('\n')).toContain(message);
});
