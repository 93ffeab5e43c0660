import type { Fields } from '../json.ts';
import { isFields, parseJson } from '../json.ts';

/** One turn of a scripted model. */
export interface ScriptTurn {
  /** What it does before it speaks. */
  readonly first: readonly Prelude[];
  readonly step: Step;
}

/** Neither is a turn of its own: it belongs to the next line's. */
export type Prelude =
  /** Redacted when undefined. */
  | { readonly kind: 'think'; readonly text: string | undefined }
  | { readonly kind: 'search'; readonly query: string };

/** `round` is the value of `$i`. */
export type Step =
  | Words
  | { readonly kind: 'cite' | 'refuse'; readonly text: string; readonly round: number }
  /** `before`: what it says in the same turn before it calls. */
  | {
      readonly kind: 'call';
      readonly calls: readonly ScriptedCall[];
      readonly round: number;
      readonly before?: Words;
    }
  /** It answers as it would without a script. */
  | { readonly kind: 'own' }
  | { readonly kind: 'broken'; readonly line: string };

export type Words =
  | { readonly kind: 'say'; readonly text: string; readonly round: number }
  | { readonly kind: 'fill'; readonly bytes: number };

export interface ScriptedCall {
  readonly tool: string;
  /** A text is for a freeform tool. */
  readonly arguments: Fields | string;
}

const LINE = /^\s*(?:repeat\s+(\d+)\s*:\s*)?(call|say|cite|refuse)\s+(\S.*)$/;
const PRELUDE = /^\s*(think|search)\s+(\S.*)$/;
const MOST_ROUNDS = 100_000;

/** The turns written in a text, one line each; other lines are prose. Empty when there is no script. */
export function parseScript(text: string): ScriptTurn[] {
  const turns: ScriptTurn[] = [];
  let first: Prelude[] = [];
  for (const line of text.split('\n')) {
    const [, before, words] = PRELUDE.exec(line.trimEnd()) ?? [];
    if (before !== undefined && words !== undefined) first.push(parsePrelude(before, words));
    const [, times = '1', verb, rest] = LINE.exec(line.trimEnd()) ?? [];
    if (verb === undefined || rest === undefined) continue;
    const rounds = Math.min(Number(times), MOST_ROUNDS);
    for (let round = 1; round <= rounds; round += 1)
      turns.push({ first, step: parseStep(verb, rest, round) });
    first = [];
  }
  return first.length === 0 ? turns : [...turns, { first, step: { kind: 'own' } }];
}

function parsePrelude(verb: string, words: string): Prelude {
  if (verb === 'search') return { kind: 'search', query: words };
  return { kind: 'think', text: words === '{redacted}' ? undefined : words };
}

function parseStep(verb: string, rest: string, round: number): Step {
  if (verb === 'call') return parseCallStep(rest, round);
  if (verb === 'cite' || verb === 'refuse') return { kind: verb, text: rest, round };
  const [words = '', ...calls] = rest.split(/\s+&\s+call\s+/);
  const before = parseWords(words, round);
  if (calls.length === 0) return before;
  const step = parseCallStep(calls.join(' & call '), round);
  return step.kind === 'call' ? { ...step, before } : step;
}

function parseWords(words: string, round: number): Words {
  const bytes = /^\{\s*"?bytes"?\s*:\s*(\d+)\s*\}$/.exec(words)?.[1];
  return bytes === undefined ? { kind: 'say', text: words, round } : { kind: 'fill', bytes: Number(bytes) };
}

function parseCallStep(rest: string, round: number): Step & { kind: 'call' | 'broken' } {
  const calls = parseCalls(rest);
  return calls === undefined ? { kind: 'broken', line: `call ${rest}` } : { kind: 'call', calls, round };
}

function parseCalls(rest: string): ScriptedCall[] | undefined {
  const calls: ScriptedCall[] = [];
  let left = rest;
  while (left !== '') {
    const tool = /^(?:&\s*call\s+)?([\w-]+)\s*/.exec(left);
    if (tool?.[1] === undefined || left.startsWith('&') !== calls.length > 0) return undefined;
    left = left.slice(tool[0].length);
    const json = argumentsAt(left);
    const value = parseJson(json.text);
    if (!isFields(value) && typeof value !== 'string') return undefined;
    calls.push({ tool: tool[1], arguments: value });
    left = left.slice(json.length).trimStart();
  }
  return calls;
}

/** The JSON that a text begins with, and its length there; no arguments are an empty object. */
function argumentsAt(text: string): { text: string; length: number } {
  if (text.startsWith('{')) return quoteReferences(text);
  const quoted = /^"(?:[^"\\]|\\.)*"/.exec(text)?.[0];
  return quoted === undefined ? { text: '{}', length: 0 } : { text: quoted, length: quoted.length };
}

/**
 * The JSON object a text begins with and its length there. References outside strings (`{"n": $i}`) are put
 * in quotes, so that the object can be parsed before they have values.
 */
function quoteReferences(text: string): { text: string; length: number } {
  let depth = 0;
  let written = '';
  const token = /"(?:[^"\\]|\\.)*"|\$(?:i|\d+)(?:\.\w+)*|[\s\S]/gy;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const part = match[0];
    written += part.startsWith('$') && part.length > 1 ? JSON.stringify(part) : part;
    if (part === '{') depth += 1;
    if (part === '}') depth -= 1;
    if (depth === 0) return { text: written, length: token.lastIndex };
  }
  return { text: written, length: text.length };
}
