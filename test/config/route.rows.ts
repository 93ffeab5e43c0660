import { providers } from './table.ts';
import type { Row } from './table.ts';

const route = (targets: string, rest: string) =>
  `${providers}routes:\n  r:\n    targets: [${targets}]\n    ${rest}\n`;
const two = 'openai/a, anthropic/b';

/** Budgets, weights and policies of a route, and what of them contradicts itself. */
export const routeRows: readonly Row[] = [
  {
    name: 'a reasoning model with less time for its first token than the others',
    text: route(two, 'limits: {firstToken: 30s, firstTokenReasoning: 20s}'),
    problems: [
      '5:26 warning routes.r.limits.firstToken: firstToken (30s) is longer than firstTokenReasoning (20s)',
    ],
  },
  {
    name: 'firstTokenReasoning beyond total',
    text: route(two, 'limits: {firstTokenReasoning: 90s, total: 60s}'),
    problems: [
      '5:35 routes.r.limits.firstTokenReasoning: firstTokenReasoning (90s) is longer than total (1m)',
    ],
  },
  {
    name: 'a firstToken that reasoning models share, said once',
    text: route(two, 'limits: {firstToken: 90s, total: 60s}'),
    problems: ['5:26 routes.r.limits.firstToken: firstToken (90s) is longer than total (1m)'],
  },
  {
    name: "a target's firstToken, which holds before its route's firstTokenReasoning",
    text: route(
      'openai/a, {target: anthropic/b, limits: {firstToken: 10s}}',
      'limits: {firstTokenReasoning: 80s}',
    ),
    problems: [],
  },
  {
    name: 'a floor that is measured when the attempt is over',
    text: route(two, 'limits: {throughput: {tokensPerSecond: 5, after: 1m}, total: 30s}'),
    problems: [
      '5:54 warning routes.r.limits.throughput.after: after (1m) is longer than total (30s): the floor never comes to act',
    ],
  },
  {
    name: 'a grace that nobody wrote beyond total',
    text: route(two, 'limits: {throughput: {tokensPerSecond: 5}, total: 15s}'),
    problems: [
      '5:14 warning routes.r.limits.throughput: after (20s) is longer than total (15s): the floor never comes to act',
    ],
  },
  {
    name: "a target's total below the grace of its route's floor",
    text: route(
      'openai/a, {target: anthropic/b, limits: {total: 10s}}',
      'limits: {firstToken: 5s, idle: 5s, throughput: {tokensPerSecond: 5}}',
    ),
    problems: [
      '5:40 warning routes.r.limits.throughput: after (20s) is longer than total (10s): the floor never comes to act',
    ],
  },
  {
    name: 'a floor without a number, and numbers that are not above 0',
    text: route(two, 'limits: {throughput: {window: 1s}, cost: 0}'),
    problems: [
      '5:14 routes.r.limits.throughput.tokensPerSecond: missing',
      '5:46 routes.r.limits.cost: must be above 0',
    ],
  },
  {
    name: 'backoff beyond maxWait',
    text: route(two, 'retry: {backoff: 9s, maxWait: 3s}'),
    problems: ['5:22 warning routes.r.retry.backoff: backoff (9s) is longer than maxWait (3s)'],
  },
  {
    name: 'retries that can’t fit the deadline',
    text: route(
      'openai/a, anthropic/b',
      'limits: {deadline: 10s}\n    retry: {attempts: 5, backoff: 2s, maxBackoff: 4s}',
    ),
    problems: [
      '6:23 warning routes.r.retry.attempts: 5 tries wait up to 14s in all, and the deadline is 10s',
    ],
  },
  {
    name: 'a backoff that alone is longer than the deadline',
    text: route(two, 'retry: {backoff: 3m}'),
    problems: ['5:22 warning routes.r.retry.backoff: 2 tries wait up to 3m in all, and the deadline is 2m'],
  },
  {
    name: 'fallbacks that are all smaller than the first target',
    text: route(
      '{target: openai/a, window: 400}, {target: anthropic/b, window: 100}, {target: openai/c, window: 200}',
      'limits: {deadline: 90s}',
    ),
    problems: [
      '4:111 warning routes.r.targets[2].window: no fallback takes what the first target takes: the largest window of one (200) is smaller than its window (400)',
    ],
  },
  {
    name: 'a smaller fallback beside one whose window nobody wrote',
    text: route(
      '{target: openai/a, window: 400}, {target: anthropic/b, window: 100}, openai/c',
      'limits: {deadline: 90s}',
    ),
    problems: [],
  },
  {
    name: 'weights that are not positive',
    text: route(
      '[{target: openai/a, weight: 0}, {target: anthropic/b, weight: -1}], openai/c',
      'limits: {deadline: 90s}',
    ),
    problems: [
      '4:43 routes.r.targets[0][0].weight: must be above 0',
      '4:77 routes.r.targets[0][1].weight: must be above 0',
    ],
  },
  {
    name: 'a weight where there are no equals',
    text: route('{target: openai/a, weight: 2}, anthropic/b', 'limits: {deadline: 90s}'),
    problems: ['4:34 warning routes.r.targets[0].weight: has no effect: no other target has the same rank'],
  },
  {
    name: 'targets of equal rank: an unknown provider, one twice, none at all',
    text: route('[openai/a, antropic/b], [anthropic/b, openai/a], []', 'limits: {deadline: 90s}'),
    problems: [
      '4:26 routes.r.targets[0][1]: unknown provider "antropic"',
      '4:53 routes.r.targets[1][1]: target "openai/a" stands twice in this list',
      '4:64 routes.r.targets[2]: needs at least one entry',
    ],
  },
  {
    name: 'a policy with an unknown kind, word and key',
    text: route(two, 'policy: {stayWithVendor: [RateLimit, Refusal], refusal: retry, filter: next}'),
    problems: [
      '5:31 routes.r.policy.stayWithVendor[0]: unknown kind of failure "RateLimit"',
      '5:61 routes.r.policy.refusal: expected give, next, got "retry"',
      '5:68 routes.r.policy.filter: unknown key "filter"',
    ],
  },
  {
    name: 'a target that no failure may lead to',
    text: route('[openai/a, {target: openai/c}], anthropic/b', 'policy: {stayWithVendor: true}'),
    problems: [
      '4:47 warning routes.r.targets[1]: is never asked: every failure stays with the provider of the first target',
    ],
  },
  {
    name: 'a provider of the first rank that staying may lead to',
    text: route('[openai/a, anthropic/b], anthropic/d', 'policy: {stayWithVendor: true}'),
    problems: [],
  },
  {
    name: 'a stayWithVendor that is neither a list nor true',
    text: route(two, 'policy: {stayWithVendor: no}'),
    problems: ['5:30 routes.r.policy.stayWithVendor: expected true, got "no"'],
  },
  {
    name: 'a stayWithVendor that is false',
    text: route(two, 'policy: {stayWithVendor: false}'),
    problems: ['5:30 routes.r.policy.stayWithVendor: expected true, got false'],
  },
];
