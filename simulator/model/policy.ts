import { inWords, isFields, parseJson } from '../json.ts';
import { type Answer, call, say } from './answer.ts';
import type { Conversation, OfferedTool } from './conversation.ts';
import { asSchemaType, gatherFacts, type Facts } from './facts.ts';
import type { PlayedCall, Standing } from './history.ts';

/**
 * The general policy: call each tool once, as soon as everything it requires is known, then sum up. Undefined
 * when no tool was or can be called. Freeform tools are called by scripts only.
 */
export function followPolicy(conversation: Conversation, at: Standing): Answer | undefined {
  const facts: Facts = conversation.tools.length > 0 ? gatherFacts(conversation) : new Map();
  const called = new Set(at.played.map((one) => one.tool));
  const ready = conversation.tools.flatMap((tool) => {
    const isOut = called.has(tool.name) || tool.freeform === true;
    const args = isOut ? undefined : knownArguments(tool, facts);
    return args === undefined ? [] : [{ tool: tool.name, arguments: JSON.stringify(args) }];
  });
  if (ready.length > 0) return call(/\bparallel\b/i.test(at.userText) ? ready : ready.slice(0, 1));
  return at.played.length > 0 ? summary(at.played) : undefined;
}

/** `Done. <tool>: <field>=<value>, …; <tool>: …` */
export function summary(played: readonly PlayedCall[]): Answer {
  return say(`Done. ${played.map((one) => `${one.tool}: ${outcome(one)}`).join('; ')}`);
}

function outcome({ result }: PlayedCall): string {
  if (result === undefined) return 'no result';
  if (result.failed) return `failed (${result.text.replace(/^Error:\s*/, '')})`;
  const value = parseJson(result.text);
  if (!isFields(value)) return result.text;
  return Object.entries(value)
    .map(([key, field]) => `${key}=${inWords(field)}`)
    .join(', ');
}

function knownArguments(tool: OfferedTool, facts: Facts): Record<string, unknown> | undefined {
  const { required, properties } = tool.schema;
  const names = Array.isArray(required) ? required.filter((name) => typeof name === 'string') : [];
  if (!names.every((name) => facts.has(name))) return undefined;
  const schemas = isFields(properties) ? properties : {};
  return Object.fromEntries(names.map((name) => [name, asSchemaType(facts.get(name), schemas[name])]));
}
