import { routed } from './table.ts';
import type { Row } from './table.ts';

const door = (rest: string) => `${routed}door: {${rest}}\n`;
const tenants = (rest: string) => `${routed}door:\n  tenants:\n    ${rest}\n`;
const hash = (digit: string) => `'sha256:${digit.repeat(64)}'`;
const notAToken =
  'expected the SHA-256 of a token, `sha256:` and 64 hex digits; the token itself never stands here (`understudy door token` makes one, `understudy door token --hash` hashes yours)';

export const doorRows: readonly Row[] = [
  { name: 'a door with nothing in it', text: `${routed}door:\n`, problems: [] },
  {
    name: 'no address',
    text: door('listen: 8787'),
    problems: ['3:16 door.listen: expected a host and a port such as 127.0.0.1:8787, got 8787'],
  },
  {
    name: 'an address without a port that there is',
    text: door('listen: "127.0.0.1:70000"'),
    problems: ['3:16 door.listen: expected a host and a port such as 127.0.0.1:8787, got "127.0.0.1:70000"'],
  },
  {
    name: 'a door for everybody',
    text: door('listen: "0.0.0.0:8787"'),
    problems: ['3:16 door.listen: is reached from other machines, and the door has no tenants'],
  },
  {
    name: 'a door for everybody, by an empty list of tenants',
    text: door('listen: "[::]:8787", tenants: {}'),
    problems: ['3:16 door.listen: is reached from other machines, and the door has no tenants'],
  },
  {
    name: 'a door on loopback, by its name',
    text: door('listen: localhost:8787, whenTemporalIsDown: direct'),
    problems: [],
  },
  {
    name: 'a door for tenants',
    text: door(`listen: "0.0.0.0:8787", tenants: {acme: {tokens: [${hash('a')}]}}`),
    problems: [],
  },
  {
    name: 'what to do without Temporal, in other words',
    text: door('whenTemporalIsDown: fail'),
    problems: ['3:28 door.whenTemporalIsDown: expected refuse, direct, got "fail"'],
  },
  {
    name: 'models of routes that are not there',
    text: door("models: {gpt-4o: rr, 'claude-*': r}"),
    problems: ['3:25 door.models.gpt-4o: unknown route "rr"'],
  },
  {
    name: 'models that an earlier one shadows',
    text: `${routed}door:\n  models:\n    'gpt-*': r\n    gpt-4o: r\n    'gpt-*-mini': r\n    '*': r\n    'claude-*': r\n`,
    problems: [
      '6:5 warning door.models.gpt-4o: never matches: "gpt-*" before it matches all of it',
      '7:5 warning door.models["gpt-*-mini"]: never matches: "gpt-*" before it matches all of it',
      '9:5 warning door.models["claude-*"]: never matches: "*" before it matches all of it',
    ],
  },
  {
    name: 'models from the narrow to the wide',
    text: door("models: {gpt-4o: r, 'gpt-*-mini': r, 'gpt-*': r, '*': r}"),
    problems: [],
  },
  {
    name: 'a token where its hash belongs',
    text: tenants('acme: {tokens: [tok-1234, 7]}'),
    problems: [
      `5:21 door.tenants.acme.tokens[0]: ${notAToken}`,
      `5:31 door.tenants.acme.tokens[1]: ${notAToken}`,
    ],
  },
  {
    name: 'a tenant without tokens',
    text: tenants('acme: {tokens: []}'),
    problems: ['5:20 door.tenants.acme.tokens: needs at least one entry'],
  },
  {
    name: 'routes of a tenant that are not there, or stand twice',
    text: tenants(`acme: {tokens: [${hash('a')}], routes: [r, s, r]}`),
    problems: [
      '5:109 door.tenants.acme.routes[1]: unknown route "s"',
      '5:112 door.tenants.acme.routes[2]: route "r" stands twice in this list',
    ],
  },
  {
    name: 'one token for two tenants, in either case',
    text: tenants(`acme: {tokens: [${hash('a')}]}\n    other: {tokens: [${hash('A')}]}`),
    problems: ['6:22 door.tenants.other.tokens[0]: this token stands twice: whose request is it?'],
  },
  {
    name: 'tenants that would see each other’s runs',
    text: tenants(
      `acme: {tokens: [${hash('a')}]}\n    acme-eu: {tokens: [${hash('b')}]}\n    x: {tokens: [${hash('c')}], idPrefix: acm}`,
    ),
    problems: [
      '6:5 door.tenants.acme-eu: the ids of its runs begin with "acme-eu-", and those of "acme" with "acme-": one would see the other\'s',
      '7:104 door.tenants.x.idPrefix: the ids of its runs begin with "acm", and those of "acme" with "acme-": one would see the other\'s',
    ],
  },
  {
    name: 'a name, a prefix, a budget and a count that can’t be',
    text: tenants(
      `'a b': {tokens: [${hash('a')}], idPrefix: 'a/', budget: {usd: 0, per: 32d}, concurrency: 0}`,
    ),
    problems: [
      '5:5 door.tenants["a b"]: a name has 1 to 64 letters, digits, "-" and "_"',
      '5:108 door.tenants["a b"].idPrefix: has 1 to 64 letters, digits, "-", "_", "." and ":"',
      '5:128 door.tenants["a b"].budget.usd: must be above 0',
      '5:136 door.tenants["a b"].budget.per: must be at most 31d',
      '5:155 door.tenants["a b"].concurrency: must be at least 1',
    ],
  },
];
