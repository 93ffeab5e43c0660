import { type Fields, isFields } from '../../json.ts';
import { objects } from '../../judge/values.ts';
import { opens, seal } from '../seal.ts';
import { type MergedTurn, mergedTurns } from './merged.ts';
import { familyOf, traitsOf } from './models.ts';

/** A request and, in it, the place before which everything is a thinking block's prefix. */
export interface Place {
  readonly body: Fields;
  readonly provider: string;
  /** Index of the turn. */
  readonly turn: number;
  /** The turn's blocks before the place. */
  readonly before: readonly Fields[];
}

/** `foreign`: not this provider's, or altered. `unreadable`: another model's. `moved`: its prefix changed. */
export type Standing = 'bound' | 'foreign' | 'unreadable' | 'moved';

/**
 * The signature of a thinking block, or the data of a redacted one: who made it, that its text is the same, and
 * what lay before it. https://platform.claude.com/docs/en/build-with-claude/preserved-thinking
 */
export function sign(text: string, place: Place): string {
  const family = familyOf(place.body['model']);
  const maker = { provider: place.provider, model: family };
  const parts = [
    Buffer.from(family).toString('base64url'),
    seal({ ...maker, prefix: ['text', text] }),
    seal({ ...maker, prefix: prefixOf(place) }),
  ];
  return parts.join('.');
}

export function standingOf(block: Fields, place: Place): Standing {
  const { thinking = '', signature, data } = block;
  const [name = '', made = '', bound = ''] = String(signature ?? data).split('.');
  const family = Buffer.from(name, 'base64url').toString();
  const maker = { provider: place.provider, model: family };
  const isOwn = opens(made, { ...maker, prefix: ['text', thinking] });
  if (!isOwn) return 'foreign';
  if (!reads(place.body['model'], family)) return 'unreadable';
  if (!traitsOf(place.body['model']).preserved) return 'bound';
  return opens(bound, { ...maker, prefix: prefixOf(place) }) ? 'bound' : 'moved';
}

/** The place of an answer to a request. */
export function placeOfAnswer(body: Fields, provider: string, said: readonly Fields[] = []): Place {
  const turns = mergedTurns(body['messages']);
  const last = turns.at(-1);
  // A paused turn is gone on with.
  if (last?.role !== 'assistant') return { body, provider, turn: turns.length, before: said };
  const before = [...last.blocks.map(({ block }) => block), ...said];
  return { body, provider, turn: turns.length - 1, before };
}

function reads(model: unknown, family: string): boolean {
  return familyOf(model) === family || traitsOf(model).reads?.test(family) === true;
}

function prefixOf({ body, turn, before }: Place): unknown {
  const { system, tools, messages, model } = body;
  const turns = mergedTurns(messages).slice(0, turn);
  const isDropped = (block: Fields): boolean => {
    if (block['type'] !== 'thinking' && block['type'] !== 'redacted_thinking') return false;
    const family = Buffer.from(String(block['signature'] ?? block['data']).split('.')[0] ?? '', 'base64url');
    return !reads(model, family.toString());
  };
  const seen = (role: string, blocks: readonly Fields[]): unknown => [
    role,
    blocks.filter((block) => !isDropped(block)).map((block) => plain(block)),
  ];
  return [
    typeof system === 'string'
      ? [{ text: system, type: 'text' }]
      : objects(system).map((block) => plain(block)),
    objects(tools).map((tool) => plain(tool)),
    ...turns.map(({ role, blocks }: MergedTurn) =>
      seen(
        role,
        blocks.map(({ block }) => block),
      ),
    ),
    ...(before.length > 0 ? [seen('assistant', before)] : []),
  ];
}

/** A value without marks of the cache and absent fields, its keys in one order; a call's input as it was written. */
function plain(value: unknown, key = ''): unknown {
  if (key === 'input') return JSON.stringify(value);
  if (Array.isArray(value)) return value.map((item: unknown) => plain(item));
  if (!isFields(value)) return value;
  const kept = Object.entries(value).filter(([name, one]) => name !== 'cache_control' && one !== null);
  return Object.fromEntries(
    kept.sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, one]) => [name, plain(one, name)]),
  );
}
