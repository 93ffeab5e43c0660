import { providers, routed } from './table.ts';
import type { Row } from './table.ts';

export const shapeRows: readonly Row[] = [
  {
    name: 'no routes',
    text: 'providers: {openai: {kind: openai}}\n',
    problems: ['1:1 routes: missing'],
  },
  {
    name: 'no providers',
    text: 'routes: {r: {targets: [openai/a]}}\n',
    problems: ['1:1 providers: missing'],
  },
  {
    name: 'empty providers and routes',
    text: 'providers: {}\nroutes: {}\n',
    problems: ['1:1 providers: needs at least one entry', '2:1 routes: needs at least one entry'],
  },
  {
    name: 'a section with nothing in it',
    text: `${providers}routes:\n`,
    problems: ['2:1 routes: expected a mapping, got nothing (is the indentation right?)'],
  },
  { name: 'agents and tools with nothing in them', text: `${routed}agents:\ntools:\n`, problems: [] },
  {
    name: 'an unknown key at the top',
    text: `${routed}agent: {}\n`,
    problems: ['3:1 agent: unknown key "agent"'],
  },
  {
    name: 'an unknown key deep inside',
    text: `${routed}agents:\n  a: {instructions: x, route: r, limits: {turn: 3}}\n`,
    problems: ['4:43 agents.a.limits.turn: unknown key "turn"'],
  },
  {
    name: 'a missing key',
    text: `${routed}agents:\n  a: {instructions: x}\n`,
    problems: ['4:3 agents.a.route: missing'],
  },
  {
    name: 'a missing key in a list',
    text: `${providers}routes:\n  r:\n    targets:\n      - openai/a\n      - settings: {}\n      - anthropic/b\n`,
    problems: ['6:9 routes.r.targets[1].target: missing'],
  },
  {
    name: 'a wrong type',
    text: `${routed}agents: {a: {instructions: [x], route: r, tools: b}}\n`,
    problems: [
      '3:28 agents.a.instructions: expected text, got a list',
      '3:50 agents.a.tools: expected a list, got "b"',
    ],
  },
  {
    name: 'empty targets',
    text: `${providers}routes: {r: {targets: []}}\n`,
    problems: ['2:23 routes.r.targets: needs at least one entry'],
  },
  {
    name: 'targets that are not provider/model',
    text: `${providers}routes: {r: {targets: [openai/a, anthropic/b, gpt, openai/, /x, 7]}}\n`,
    problems: [
      '2:47 routes.r.targets[2]: expected provider/model, such as openai/gpt-5.6-sol, got "gpt"',
      '2:52 routes.r.targets[3]: expected provider/model, such as openai/gpt-5.6-sol, got "openai/"',
      '2:61 routes.r.targets[4]: expected provider/model, such as openai/gpt-5.6-sol, got "/x"',
      '2:65 routes.r.targets[5]: expected provider/model, such as openai/gpt-5.6-sol, got 7',
    ],
  },
  {
    name: 'numbers and words as durations',
    text: `${providers}routes: {r: {targets: [openai/a, anthropic/b], limits: {total: 30, idle: 5 s, connect: 0s, firstToken: 2d}}}\n`,
    problems: [
      '2:64 routes.r.limits.total: expected a duration such as 500ms, 30s, 5m, 1h, got 30',
      '2:74 routes.r.limits.idle: expected a duration such as 500ms, 30s, 5m, 1h, got "5 s"',
      '2:88 routes.r.limits.connect: must be at least 1ms',
      '2:104 routes.r.limits.firstToken: must be at most 1d',
      '2:104 routes.r.limits.firstToken: firstToken (2d) is longer than total (2m)',
    ],
  },
  {
    name: 'counts out of range',
    text: `${providers}routes: {r: {targets: [openai/a, anthropic/b], limits: {attempts: 0}, retry: {attempts: 1.5}}}\n`,
    problems: [
      '2:67 routes.r.limits.attempts: must be at least 1',
      '2:89 routes.r.retry.attempts: expected a whole number, got 1.5',
    ],
  },
  {
    name: 'a temperature out of range',
    text: `${routed}agents: {a: {instructions: x, route: r, settings: {temperature: 3, stop: ['']}}}\n`,
    problems: [
      '3:65 agents.a.settings.temperature: must be at most 2',
      '3:75 agents.a.settings.stop[0]: must not be empty',
    ],
  },
  {
    name: 'a tool without effect',
    text: `${routed}tools:\n  t: {description: x}\n`,
    problems: ['4:3 tools.t.effect: missing'],
  },
  {
    name: 'an unknown effect',
    text: `${routed}tools:\n  t: {description: x, effect: write}\n`,
    problems: ['4:31 tools.t.effect: expected read, idempotent, once, got "write"'],
  },
  {
    name: 'names that nobody can send',
    text: `${providers}routes: {a b: {targets: [openai/a, anthropic/b]}}\ntools: {tööl: {description: x, effect: once}}\n`,
    problems: [
      '2:10 routes["a b"]: a name has 1 to 64 letters, digits, "-" and "_"',
      '3:9 tools["tööl"]: a name has 1 to 64 letters, digits, "-" and "_"',
    ],
  },
  {
    name: 'the name that no object can hold',
    text: `${routed}tools: {__proto__: {description: x, effect: once}}\n`,
    problems: ['3:9 tools.__proto__: a name has 1 to 64 letters, digits, "-" and "_"'],
  },
  {
    name: 'a tool with the name of an activity of ours',
    text: `${routed}tools: {generate: {description: x, effect: once}}\n`,
    problems: ['3:9 tools.generate: "generate" is the name of an activity of ours: choose another'],
  },
  {
    name: 'a merged value that is wrong, where it is written',
    text: `${providers}routes:\n  a: {targets: [openai/a], limits: &l {total: 5}}\n  b: {targets: [anthropic/b], limits: {<<: *l}}\n`,
    problems: [
      '3:47 routes.a.limits.total: expected a duration such as 500ms, 30s, 5m, 1h, got 5',
      '3:47 routes.b.limits.total: expected a duration such as 500ms, 30s, 5m, 1h, got 5',
    ],
  },
];
