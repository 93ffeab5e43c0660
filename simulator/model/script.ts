import type { Fields } from '../json.ts';
import { isFields, parseJson } from '../json.ts';

/** One turn of a scripted model. `round` is the value of `$i`. */
export type Step =
  | { readonly kind: 'say'; readonly text: string; readonly round: number }
  | { readonly kind: 'fill'; readonly bytes: number }
  /** `before`: what it says in the same turn before it calls. */
  | {
      readonly kind: 'call';
      readonly calls: readonly ScriptedCall[];
      readonly round: number;
      readonly before?: Step & { readonly kind: 'say' | 'fill' };
    }
  | { readonly kind: 'broken'; readonly line: string };

export interface ScriptedCall {
  readonly tool: string;
  readonly arguments: Fields;
}

const LINE = /^\s*(?:repeat\s+(\d+)\s*:\s*)?(call|say)\s+(\S.*)$/;
const MOST_ROUNDS = 100_000;

/** The steps written in a text, one line each; other lines are prose. Empty when there is no script. */
export function parseScript(text: string): Step[] {
  return text.split('\n').flatMap((line) => {
    const [, times = '1', verb, rest] = LINE.exec(line.trimEnd()) ?? [];
    if (verb === undefined || rest === undefined) return [];
    const rounds = Math.min(Number(times), MOST_ROUNDS);
    return Array.from({ length: rounds }, (_, index) => parseStep(verb, rest, index + 1));
  });
}

function parseStep(verb: string, rest: string, round: number): Step {
  if (verb === 'call') return parseCallStep(rest, round);
  const [words = '', ...calls] = rest.split(/\s+&\s+call\s+/);
  const before = parseWords(words, round);
  if (calls.length === 0) return before;
  const step = parseCallStep(calls.join(' & call '), round);
  return step.kind === 'call' ? { ...step, before } : step;
}

function parseWords(words: string, round: number): Step & { kind: 'say' | 'fill' } {
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
    const json = left.startsWith('{') ? quoteReferences(left) : { text: '{}', length: 0 };
    const value = parseJson(json.text);
    if (!isFields(value)) return undefined;
    calls.push({ tool: tool[1], arguments: value });
    left = left.slice(json.length).trimStart();
  }
  return calls;
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
